package io.kedgeline.domain.authority;

import io.kedgeline.domain.onboarding.CanaryDeny;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is let in to prove an anchor: a profile and a role that may read itself and nothing else.
 *
 * @param profile the profile's name
 * @param role the role
 * @param boundary its permissions boundary
 * @param attributes what a certificate must say, the authority's name included
 * @param policy what its sessions may do, as IAM takes it inline
 */
public record CanaryDraft(
    String profile,
    RoleArn role,
    PolicyArn boundary,
    Map<String, String> attributes,
    String policy) {

  /** How the names of such profiles begin. */
  public static final String PREFIX = "sec-ci-canary-";

  /** The value of the tag by which AWS's own policies tell kinds of profiles apart. */
  public static final String PROFILE_CLASS = "ci-canary";

  private static final String ISSUER = "x509Issuer/CN";

  private static final Duration SESSION = Duration.ofMinutes(15);

  public CanaryDraft {
    attributes = Map.copyOf(attributes);
  }

  /**
   * The canary of an environment.
   *
   * @param issuer the common name of the authority whose certificates alone it lets in
   * @param terms what they must say besides
   */
  public static CanaryDraft of(Environment environment, String issuer, CanaryTerms terms) {
    RoleArn role =
        new RoleArn(
            "arn:aws:iam::%s:role/exacttr/canary/ExactTR-Canary-%s"
                .formatted(environment.account(), environment.name()));
    Map<String, String> attributes = new HashMap<>(terms.attributes());
    attributes.put(ISSUER, issuer);
    return new CanaryDraft(
        PREFIX + environment.name(), role, environment.boundary(), attributes, readsItself(role));
  }

  /** The common name of the certificates by which the anchor is proved. */
  public String canary() {
    return CanaryDeny.PREFIX + profile;
  }

  /** What its role denies to the canary. */
  public CanaryDeny canaryDeny() {
    return new CanaryDeny(canary(), role);
  }

  /** Profile and role as they are to be made, which let nobody in at another anchor than this. */
  public ProfileDraft at(TrustAnchorArn anchor) {
    return new ProfileDraft(
        profile,
        SESSION,
        PROFILE_CLASS,
        role,
        boundary,
        new TrustPolicyTemplate(role.account(), List.of(anchor), attributes),
        policy);
  }

  /** As they would be at an anchor that AWS has not named yet: to be judged, never made. */
  public ProfileDraft unanchored(Region region) {
    return at(
        new TrustAnchorArn(
            "arn:aws:rolesanywhere:%s:%s:trust-anchor/00000000-0000-0000-0000-000000000000"
                .formatted(region, role.account())));
  }

  private static String readsItself(RoleArn role) {
    return """
    {"Version":"2012-10-17","Statement":[\
    {"Sid":"CanaryReadsItself","Effect":"Allow","Action":"iam:GetRole","Resource":"%s"}]}\
    """
        .formatted(role);
  }
}
