package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.trustpolicy.Presence;
import io.kedgeline.domain.trustpolicy.ProfileSettings;
import io.kedgeline.domain.trustpolicy.RoleSettings;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A profile and its one role, as they are to be made. The profile is made disabled, and lets nobody
 * choose the name of a session: that name is what ties a session to its certificate.
 *
 * @param name the profile's name
 * @param session how long its sessions are: AWS's default and its cap, 15 minutes to 12 hours
 * @param profileClass the value of the tag by which AWS's own policies tell kinds of profiles apart
 * @param role the role
 * @param boundary its permissions boundary
 * @param trust whom it lets in
 * @param policy what its sessions may do, as IAM takes it inline
 */
public record ProfileDraft(
    String name,
    Duration session,
    String profileClass,
    RoleArn role,
    PolicyArn boundary,
    TrustPolicyTemplate trust,
    String policy) {

  /** The tag by which AWS's own policies tell kinds of profiles apart. */
  public static final String CLASS_TAG = "ExactTR-ProfileClass";

  /** A role's MaxSessionDuration: the least that AWS takes (IAM API reference, CreateRole). */
  public static final Duration MAXIMUM_SESSION = Duration.ofHours(1);

  private static final Duration SHORTEST = Duration.ofMinutes(15);

  public ProfileDraft {
    if (session.compareTo(SHORTEST) < 0 || session.compareTo(MAXIMUM_SESSION) > 0) {
      throw new IllegalArgumentException("session: must be PT15M to PT1H");
    }
    if (!boundary.account().equals(role.account()) || !trust.account().equals(role.account())) {
      throw new IllegalArgumentException(
          "role: boundary and trust anchors must be of its account, for AWS uses no others");
    }
  }

  /**
   * Throws unless the draft says of certificates everything that the rulebook asks for.
   *
   * @throws IllegalArgumentException naming what is missing
   */
  public void requirePinned(TrustPolicyRules rules) {
    for (String attribute : rules.attributes()) {
      if (!trust.attributes().containsKey(attribute)) {
        throw new IllegalArgumentException(
            "certificate: the rulebook asks for " + attribute + ", so say what it must be");
      }
    }
  }

  /**
   * Throws unless the role has this boundary.
   *
   * @param kept the one within which the rulebook keeps the role
   * @throws IllegalArgumentException naming it
   */
  public void requireWithin(PolicyArn kept) {
    if (!boundary.equals(kept)) {
      throw new IllegalArgumentException(
          "boundary: the rulebook keeps %s within %s".formatted(role, kept));
    }
  }

  /** The role and its profile as the checks of trust policies look at them. */
  public RoleSettings settings() {
    return new RoleSettings(
        Presence.YES,
        Optional.of(MAXIMUM_SESSION),
        List.of(new ProfileSettings(Optional.of(name), Optional.of(session), Presence.NO)));
  }
}
