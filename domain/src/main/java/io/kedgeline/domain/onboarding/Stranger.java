package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.trustpolicy.Glob;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A certificate of the right authority that a profile must not let in. It has the canary's common
 * name, so that it could do nothing if it were let in.
 *
 * @param description what is wrong with it, to follow "a canary"
 * @param names what it says
 */
public record Stranger(String description, CertificateNames names) {

  /** The longest values of these kinds (RFC 5280, appendix A.1). */
  static final int LONGEST = 64;

  private static final String SUFFIX = "-x";

  /**
   * Those who are almost let in: for each attribute that a certificate must have, one with a value
   * that differs as little as can be, and one without any.
   *
   * @throws IllegalArgumentException when a pattern lets every URI in
   */
  public static List<Stranger> of(AdmissionCase admission) {
    CertificateNames matching = admission.matching();
    List<Stranger> strangers = new ArrayList<>();
    for (Map.Entry<String, String> required : admission.subject().entrySet()) {
      String type = required.getKey();
      String other = other(required.getValue());
      strangers.add(
          new Stranger("whose %s is %s".formatted(type, other), matching.with(type, other)));
      strangers.add(new Stranger("without " + type, matching.without(type)));
    }
    for (String pattern :
        Optional.ofNullable(admission.attributes().get(TrustPolicyRules.URI)).stream().toList()) {
      String other = otherUri(pattern, admission.canary().canary());
      strangers.add(new Stranger("whose URI is " + other, matching.named(Optional.of(other))));
      strangers.add(new Stranger("without a URI", matching.named(Optional.empty())));
    }
    return strangers;
  }

  /** Longer where it can be: a policy with a pattern instead of the value would let it in. */
  private static String other(String value) {
    return value.length() + SUFFIX.length() <= LONGEST
        ? value + SUFFIX
        : value.substring(0, value.length() - 1);
  }

  /**
   * One that a pattern a little shorter would let in, if it can be: {@code urn:a:device*} and
   * {@code urn:a:*} instead of {@code urn:a:device:*}.
   */
  private static String otherUri(String pattern, String canary) {
    String prefix = Glob.literalPrefix(pattern);
    Stream<String> nearest =
        prefix.indexOf(':') > 0
            ? Stream.of(prefix.substring(0, prefix.length() - 1) + canary)
            : Stream.of();
    return Stream.concat(nearest, Stream.of("urn:stranger:" + canary))
        .filter(uri -> !Glob.matches(pattern, uri))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(TrustPolicyRules.URI + ": " + pattern + " is every URI"));
  }
}
