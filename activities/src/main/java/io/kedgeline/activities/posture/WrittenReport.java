package io.kedgeline.activities.posture;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.activities.http.KnownEra;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.posture.Claim;
import io.kedgeline.domain.posture.KeyAttestation;
import io.kedgeline.domain.posture.KeyProtection;
import io.kedgeline.domain.posture.PostureReport;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A report as the contract has it written. Members that the contract does not have are refused, so
 * that a misspelt one is not taken for one that is missing.
 */
final class WrittenReport {

  /** The members, of which device, persona and asOf must be there. */
  static final Set<String> MEMBERS =
      Set.of(
          "device",
          "persona",
          "asOf",
          "diskEncrypted",
          "edrRunning",
          "firewallOn",
          "kernelReleasesBehind",
          "attestation");

  /** The members of an attestation, both of which must be there. */
  static final Set<String> ATTESTATION = Set.of("protection", "key");

  private static final int MOST_RELEASES = 1000;

  private final JsonNode node;

  WrittenReport(JsonNode node) {
    this.node = node;
  }

  /**
   * The report.
   *
   * @param asked whose report it must be
   */
  PostureReport report(DeviceId asked) {
    requireKnown(node, MEMBERS, "a report");
    if (!text(node, "device").equals(asked.value())) {
      throw wrong("device", "is not the one that was asked for");
    }
    return new PostureReport(
        asked,
        shaped("persona", text(node, "persona"), Persona::new),
        shaped("asOf", text(node, "asOf"), text -> KnownEra.require(Instant.parse(text))),
        claim("diskEncrypted"),
        claim("edrRunning"),
        claim("firewallOn"),
        releases(),
        attestation());
  }

  private Claim claim(String member) {
    JsonNode value = node.path(member);
    if (value.isMissingNode()) {
      return Claim.UNKNOWN;
    }
    if (!value.isBoolean()) {
      throw wrong(member, "is neither true nor false");
    }
    return value.booleanValue() ? Claim.YES : Claim.NO;
  }

  private Optional<Integer> releases() {
    JsonNode value = node.path("kernelReleasesBehind");
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isInt() || value.intValue() < 0 || value.intValue() > MOST_RELEASES) {
      throw wrong("kernelReleasesBehind", "is no whole number of 0 to " + MOST_RELEASES);
    }
    return Optional.of(value.intValue());
  }

  private Optional<KeyAttestation> attestation() {
    JsonNode value = node.path("attestation");
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    requireKnown(value, ATTESTATION, "an attestation");
    return Optional.of(
        new KeyAttestation(
            shaped("protection", text(value, "protection"), WrittenReport::protection),
            shaped("key", text(value, "key"), Digest::new)));
  }

  private static KeyProtection protection(String word) {
    return Stream.of(KeyProtection.values())
        .filter(protection -> protection.name().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("protection"));
  }

  private static void requireKnown(JsonNode node, Set<String> members, String what) {
    if (!node.isObject()) {
      throw DeviceManagement.FAILURES.unreadable("answered without " + what);
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      if (!members.contains(names.next())) {
        throw DeviceManagement.FAILURES.unreadable(
            "answered with %s that has members beyond the contract's".formatted(what));
      }
    }
  }

  private static String text(JsonNode of, String member) {
    JsonNode value = of.path(member);
    if (!value.isTextual()) {
      throw wrong(member, "is no text");
    }
    return value.textValue();
  }

  private static <T> T shaped(String member, String text, Function<String, T> shape) {
    try {
      return shape.apply(text);
    } catch (IllegalArgumentException | DateTimeException shapeless) {
      throw wrong(member, "is none that the contract knows");
    }
  }

  private static RuntimeException wrong(String member, String what) {
    return DeviceManagement.FAILURES.unreadable(
        "answered with a report whose %s %s".formatted(member, what));
  }
}
