package io.kedgeline.activities.aws;

import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectClaims;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;

/**
 * Makes break-glass's own trust anchors what the leases want: enabled while a window is open that
 * needs one, and disabled otherwise. Idempotent, and one writer per anchor: it works under the
 * anchor's lock in the ledger. Anchors of profiles whose holders have certificates of their own are
 * left alone.
 */
public final class AnchorSettler {

  private static final Digest ENABLED = Digest.ofText("enabled");
  private static final Digest DISABLED = Digest.ofText("disabled");

  private final ClaimTable claims;
  private final BreakGlassRules rules;
  private final InstantSource clock;

  /** Settles the anchors of these rules by these claims. */
  public AnchorSettler(ClaimTable claims, BreakGlassRules rules, InstantSource clock) {
    this.claims = claims;
    this.rules = rules;
    this.clock = clock;
  }

  /** The anchor of this profile that is disabled at rest, if it has one. */
  public Optional<TrustAnchorArn> atRest(ProfileArn profile) {
    return rules
        .governed(profile)
        .filter(governed -> governed.holderCertificate().isPresent())
        .map(BreakGlassProfile::trustAnchor);
  }

  /** Whether an open window needs this anchor. */
  public boolean wanted(TrustAnchorArn anchor) {
    Instant now = clock.instant();
    return rules.openedAt(anchor).stream()
        .flatMap(profile -> claims.leases(profile.profile().value(), now).stream())
        .anyMatch(lease -> lease.stage() == LeaseStage.OPEN && lease.liveAt(now));
  }

  /**
   * Enables the anchor of this profile, where an open window needs it: its lease is claimed. One
   * that Kedgeline had enabled and somebody has shut since stays shut, and the run stops.
   */
  void open(ProfileArn profile, AwsClients clients) {
    atRest(profile)
        .ifPresent(anchor ->
            claims.withObject(
                anchor.value(),
                object -> {
                  if (wanted(anchor)) {
                    enable(anchor, object, clients);
                  }
                  return anchor;
                }));
  }

  private void enable(TrustAnchorArn anchor, ObjectClaims object, AwsClients clients) {
    if (!enabled(anchor, clients).orElse(false)) {
      if (leftEnabled(object)) {
        throw ApplicationFailure.newNonRetryableFailure(
            "trust anchor %s was disabled by somebody else while a window is open"
                .formatted(anchor),
            FailureType.DRIFTED.name());
      }
      clients.rolesAnywhere().enableTrustAnchor(r -> r.trustAnchorId(anchor.id()));
      requireEnabled(anchor, true, clients);
    }
    object.recordWritten(ENABLED);
  }

  private static boolean leftEnabled(ObjectClaims object) {
    return object.lastWritten().filter(ENABLED::matches).isPresent();
  }

  /**
   * Disables the anchor of this profile, where no open window needs it. One that is gone lets
   * nobody in. It enables none: what somebody has shut by hand stays so.
   */
  public Closed close(ProfileArn profile, AwsClients clients) {
    return atRest(profile)
        .map(anchor ->
            claims.withObject(anchor.value(), object -> disabled(anchor, object, clients)))
        .orElse(Closed.WAS_DISABLED);
  }

  private Closed disabled(TrustAnchorArn anchor, ObjectClaims object, AwsClients clients) {
    if (wanted(anchor)) {
      return Closed.STAYS_ENABLED;
    }
    boolean ours = leftEnabled(object);
    boolean tooOpen = enabled(anchor, clients).orElse(false);
    if (tooOpen) {
      clients.rolesAnywhere().disableTrustAnchor(r -> r.trustAnchorId(anchor.id()));
      requireEnabled(anchor, false, clients);
    }
    if (tooOpen || ours) {
      object.recordWritten(DISABLED);
    }
    if (!tooOpen) {
      return Closed.WAS_DISABLED;
    }
    return ours ? Closed.LEFT_ENABLED : Closed.ENABLED_BY_OTHERS;
  }

  /** How closing found an anchor that no open window needs. */
  public enum Closed {
    WAS_DISABLED,
    /** An open window needs it. */
    STAYS_ENABLED,
    /** Kedgeline had enabled it, for a window that is over. */
    LEFT_ENABLED,
    ENABLED_BY_OTHERS
  }

  /** Whether AWS has the anchor enabled; nothing where it has no such anchor. */
  public Optional<Boolean> enabled(TrustAnchorArn anchor, AwsClients clients) {
    try {
      return Optional.of(
          Boolean.TRUE.equals(
              clients
                  .rolesAnywhere()
                  .getTrustAnchor(r -> r.trustAnchorId(anchor.id()))
                  .trustAnchor()
                  .enabled()));
    } catch (ResourceNotFoundException missing) {
      return Optional.empty();
    }
  }

  /** Whether the anchor, as it was read, is enabled exactly when an open window needs it. */
  public boolean asClaimed(TrustAnchorState anchor) {
    return anchor.enabled() == wanted(anchor.arn());
  }

  private void requireEnabled(TrustAnchorArn anchor, boolean enabled, AwsClients clients) {
    if (!enabled(anchor, clients).equals(Optional.of(enabled))) {
      throw ApplicationFailure.newFailure(
          "trust anchor %s does not read back as %s"
              .formatted(anchor, enabled ? "enabled" : "disabled"),
          FailureType.NOT_READ_BACK.name());
    }
  }
}
