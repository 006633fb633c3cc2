package io.kedgeline.conformance.trustpolicy;

import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Certificates that are almost the rightful one: at least one thing about each is not. */
final class Strangers {

  private static final List<String> ISSUERS =
      List.of(
          "ExactTR Prod Sub CA G1", "ExactTR Test Sub CA", "exacttr prod sub ca g2", "Other", "");
  private static final List<String> UNITS =
      List.of("test", "Prod", "PROD", "production", "prod/test", "pro", "other", "");
  private static final List<String> URIS =
      List.of(
          "urn:exacttr:workloads:7",
          "urn:exacttr:devices:7",
          "urn:exacttr:dev",
          "URN:EXACTTR:DEVICE:7",
          "urn:stranger:urn:exacttr:device:7",
          "https://stranger.example/urn:exacttr:device:7",
          "");

  private final TrustWorld world;
  private final Random random;

  Strangers(TrustWorld world, long seed) {
    this.world = world;
    this.random = new Random(seed);
  }

  static Map<String, String> rightful() {
    return Map.of(
        "x509Issuer/CN",
        PolicyCase.ISSUER,
        "x509Subject/OU",
        "prod",
        "x509Subject/CN",
        "7",
        "x509SAN/URI",
        "urn:exacttr:device:7");
  }

  List<TrustWorld.Presented> some(int number) {
    return IntStream.range(0, number).mapToObj(n -> next()).toList();
  }

  private TrustWorld.Presented next() {
    int wrong = 1 + random.nextInt(15);
    Map<String, String> attributes = new TreeMap<>(rightful());
    attributes.put("x509Subject/CN", "stranger-" + random.nextInt(1_000));
    TrustAnchorArn anchor = (wrong & 1) == 0 ? world.anchor() : world.strangeAnchor();
    change(attributes, (wrong & 2) != 0, "x509Issuer/CN", ISSUERS);
    change(attributes, (wrong & 4) != 0, "x509Subject/OU", UNITS);
    change(attributes, (wrong & 8) != 0, "x509SAN/URI", URIS);
    return world.issue(anchor, attributes);
  }

  private void change(
      Map<String, String> attributes, boolean wrong, String name, List<String> values) {
    String value = values.get(random.nextInt(values.size()));
    if (wrong && value.isEmpty()) {
      attributes.remove(name);
    } else if (wrong) {
      attributes.put(name, value);
    }
  }
}
