package io.kedgeline.activities.aws;

import io.kedgeline.domain.breakglass.ProfileState;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Effect;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectClaims;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.LeaseReport;
import io.temporal.failure.ApplicationFailure;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes a profile what the fold of its claims says. Idempotent: it changes only the difference and
 * reads back. One writer per profile: it works under the profile's lock in the ledger.
 */
public final class ProfileSettler {

  private final ClaimTable claims;
  private final SourceIdentity canary;
  private final InstantSource clock;

  /** Settles by these claims, with this probe allowed for, on this clock. */
  public ProfileSettler(ClaimTable claims, SourceIdentity canary, InstantSource clock) {
    this.claims = claims;
    this.canary = canary;
    this.clock = clock;
  }

  /**
   * Puts the lease and settles the profile.
   *
   * <p>When opening, a profile that somebody else changed stops the run; when closing it does not:
   * whatever stands there is replaced by what denies.
   */
  public LeaseReport settle(LeaseClaim lease, Effect effect, AwsClients clients) {
    return claims.withObject(
        lease.object(),
        object -> {
          object.put(lease);
          return settle(lease.profile(), effect, clients, object);
        });
  }

  private LeaseReport settle(
      ProfileArn profile, Effect effect, AwsClients clients, ObjectClaims object) {
    AwsReader reader = new AwsReader(clients);
    WrittenState found = WrittenState.of(reader.profileWithoutTags(profile));
    DesiredProfile desired = DesiredProfile.of(object.leases(), canary, clock.instant());
    WrittenState wanted = found.settledTo(desired.enabled(), desired.sessionPolicy());
    if (effect == Effect.OPENS) {
      stopIfDrifted(profile, found, wanted, object.lastWritten());
    }
    change(profile, found, desired, clients);
    ProfileState after = reader.profileWithoutTags(profile);
    if (!WrittenState.of(after).equals(wanted)) {
      throw ApplicationFailure.newFailure(
          "profile %s does not read back as it was written".formatted(profile),
          FailureType.NOT_READ_BACK.name());
    }
    object.recordWritten(wanted.digest());
    return new LeaseReport(after.enabled(), Digest.ofText(after.sessionPolicy()));
  }

  /** A repeated try finds what the first one wrote: that is no drift. */
  private static void stopIfDrifted(
      ProfileArn profile, WrittenState found, WrittenState wanted, Optional<Digest> lastWritten) {
    if (lastWritten.isPresent()
        && !lastWritten.get().matches(found.digest())
        && !found.equals(wanted)) {
      throw ApplicationFailure.newNonRetryableFailure(
          "profile %s is not as Kedgeline left it: somebody else changed it".formatted(profile),
          FailureType.DRIFTED.name());
    }
  }

  /** Disables first and enables last, so that no moment is more open than either end. */
  private static void change(
      ProfileArn profile, WrittenState found, DesiredProfile desired, AwsClients clients) {
    if (found.enabled() && !desired.enabled()) {
      clients.rolesAnywhere().disableProfile(r -> r.profileId(profile.id()));
    }
    if (!found.sessionPolicy().equals(desired.sessionPolicy())) {
      clients
          .rolesAnywhere()
          .updateProfile(r -> r.profileId(profile.id()).sessionPolicy(desired.sessionPolicy()));
    }
    if (!found.enabled() && desired.enabled()) {
      clients.rolesAnywhere().enableProfile(r -> r.profileId(profile.id()));
    }
  }
}
