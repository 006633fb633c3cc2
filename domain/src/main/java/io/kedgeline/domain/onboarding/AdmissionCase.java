package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.trustpolicy.Glob;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a profile shall let in, to be proved by canaries. What meets at CreateSession is of one
 * account, and profile and anchor of one Region: AWS takes nothing else (IAM Roles Anywhere User
 * Guide, "Trust model").
 *
 * @param rightful the authority whose certificates get in, and the anchor where they do
 * @param profile the profile
 * @param canary the role of the profile, and the canaries' common name
 * @param attributes what a certificate must say, as the trust policy's template has it. A canary
 *     can have subject and URI; what its issuer is called is its authority's
 * @param other another authority with an anchor of its own, if there is one: nobody of it gets in
 */
public record AdmissionCase(
    AnchoredAuthority rightful,
    ProfileArn profile,
    CanaryDeny canary,
    Map<String, String> attributes,
    Optional<AnchoredAuthority> other) {

  /** How the name of an attribute of the subject begins. */
  static final String SUBJECT = CertificateNames.SUBJECT;

  private static final Pattern ATTRIBUTE =
      Pattern.compile("x509Issuer/.+|" + SUBJECT + "(OU|O|L|ST)|" + TrustPolicyRules.URI);

  public AdmissionCase {
    attributes = Map.copyOf(attributes);
    requireTogether(rightful, profile, canary.role());
    for (AnchoredAuthority one : other.stream().toList()) {
      requireTogether(one, profile, canary.role());
      if (one.authority().equals(rightful.authority()) || one.anchor().equals(rightful.anchor())) {
        throw new IllegalArgumentException("other: must be another authority at another anchor");
      }
      if (!one.authority().account().equals(rightful.authority().account())
          || !one.authority().region().equals(rightful.authority().region())) {
        throw new IllegalArgumentException(
            "other: both authorities must be of one account and Region");
      }
    }
    unprovable(attributes)
        .ifPresent(attribute -> {
          throw new IllegalArgumentException("attributes: " + sentence(attribute));
        });
  }

  /** The first of these attributes that no canary's certificate can have, if there is one. */
  public static Optional<String> unprovable(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .filter(attribute -> !provable(attribute.getKey(), attribute.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static boolean provable(String attribute, String value) {
    boolean writable =
        attribute.equals(TrustPolicyRules.URI)
            ? value.chars().allMatch(character -> character > ' ' && character < 0x7F)
            : !attribute.startsWith(SUBJECT) || value.length() <= Stranger.LONGEST;
    return ATTRIBUTE.matcher(attribute).matches() && writable;
  }

  /** Why that is so. */
  public static String sentence(String attribute) {
    return "no canary can be issued for %s: only for x509Subject/OU, O, L, ST of at most 64 characters and an x509SAN/URI of visible ASCII"
        .formatted(attribute);
  }

  private static void requireTogether(AnchoredAuthority one, ProfileArn profile, RoleArn role) {
    if (!role.account().equals(profile.account())
        || !one.anchor().account().equals(profile.account())
        || !one.anchor().region().equals(profile.region())) {
      throw new IllegalArgumentException(
          "profile: role and anchors must be of its account, and anchors of its Region");
    }
  }

  /** The role. */
  public RoleArn role() {
    return canary.role();
  }

  /** What a certificate says that gets in; where the policy has a pattern, what matches it. */
  public CertificateNames matching() {
    return matching(canary, attributes);
  }

  /** The same of these attributes. */
  public static CertificateNames matching(CanaryDeny canary, Map<String, String> attributes) {
    return CertificateNames.admitted(
        canary.canary(),
        attributes,
        Optional.ofNullable(attributes.get(TrustPolicyRules.URI))
            .map(pattern -> Glob.filled(pattern, canary.canary())));
  }

  /** What the subject must say besides the common name, by the short names of the types. */
  Map<String, String> subject() {
    return CertificateNames.ofSubject(attributes);
  }
}
