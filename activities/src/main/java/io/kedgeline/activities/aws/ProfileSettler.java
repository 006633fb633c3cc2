package io.kedgeline.activities.aws;

import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectClaims;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.LeaseReport;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a profile what the fold of its claims says. Idempotent: it changes only the difference and
 * reads back. One writer per profile: it works under the profile's lock in the ledger.
 */
public final class ProfileSettler {

  private final ClaimTable claims;
  private final AnchorSettler anchors;
  private final SourceIdentity canary;
  private final Duration sessionDuration;
  private final InstantSource clock;

  /**
   * Settles by these claims, with this probe allowed for.
   *
   * @param anchors settles the anchors that are disabled at rest
   * @param sessionDuration how long sessions live
   */
  public ProfileSettler(
      ClaimTable claims,
      AnchorSettler anchors,
      SourceIdentity canary,
      Duration sessionDuration,
      InstantSource clock) {
    this.claims = claims;
    this.anchors = anchors;
    this.canary = canary;
    this.sessionDuration = sessionDuration;
    this.clock = clock;
  }

  /**
   * Puts the lease, and then makes the profile so. The claim stands before AWS is asked, so that
   * whoever closes knows of everything that may have been opened.
   *
   * <p>A profile that somebody else changed stops the run; so does a lease that the holder has by
   * another run, or a policy that would be too long.
   */
  public LeaseReport open(LeaseClaim lease, Operation operation, AwsClients clients) {
    claims.withObject(
        lease.object(),
        object -> {
          requireRoom(lease, object);
          if (operation == Operation.WRITE_LEASE) {
            requireReviewed(lease, object);
            requireRotated(lease, object);
          }
          object.put(lease);
          return lease;
        });
    if (operation == Operation.ENABLE) {
      anchors.open(lease.profile(), clients);
    }
    return claims.withObject(
        lease.object(), object -> settleOpening(lease, operation, clients, object));
  }

  /** Asked under the lock: two runs that were planned at once must not both find room. */
  private void requireRoom(LeaseClaim lease, ObjectClaims object) {
    List<LeaseClaim> others =
        object.leases(clock.instant()).stream()
            .filter(other -> !other.run().equals(lease.run()) && other.liveAt(clock.instant()))
            .toList();
    if (others.stream()
        .anyMatch(other -> HolderCertificate.sameBearer(other.holder(), lease.holder()))) {
      throw stopped(
          "another run gave %s a window on %s".formatted(lease.holder(), lease.profile()));
    }
    List<LeaseClaim> all =
        Stream.concat(others.stream(), Stream.of(lease)).map(LeaseClaim::onceOpen).toList();
    int length = DesiredProfile.of(all, canary, clock.instant()).sessionPolicy().length();
    if (length > DesiredProfile.SESSION_POLICY_LIMIT) {
      throw stopped("other windows leave no room in the session policy of " + lease.profile());
    }
  }

  private void requireReviewed(LeaseClaim lease, ObjectClaims object) {
    if (!object.reviewsOwed(clock.instant()).isEmpty()) {
      throw stopped(
          "%s on %s is not reviewed yet"
              .formatted(object.reviewsOwed(clock.instant()), lease.profile()));
    }
  }

  private void requireRotated(LeaseClaim lease, ObjectClaims object) {
    if (!object.rotationsOwed(clock.instant()).isEmpty()) {
      throw stopped(
          "the certificate of %s on %s is not revoked yet, nor over"
              .formatted(object.rotationsOwed(clock.instant()), lease.profile()));
    }
  }

  private static ApplicationFailure notReadBack(ProfileArn profile) {
    return ApplicationFailure.newFailure(
        "profile %s does not read back as it was written".formatted(profile),
        FailureType.NOT_READ_BACK.name());
  }

  private static ApplicationFailure stopped(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, FailureType.DRIFTED.name());
  }

  private LeaseReport settleOpening(
      LeaseClaim lease, Operation operation, AwsClients clients, ObjectClaims object) {
    AwsReader reader = new AwsReader(clients);
    GovernedShape shape = new GovernedShape(lease.role(), sessionDuration);
    WrittenState found = reader.written(lease.profile());
    DesiredProfile desired =
        DesiredProfile.of(object.leases(clock.instant()), canary, clock.instant());
    WrittenState wanted = shape.settledTo(desired.enabled(), desired.sessionPolicy());
    stopIfDrifted(lease.profile(), shape, found, wanted, object.lastWritten());
    change(
        lease.profile(),
        new DesiredProfile(found.enabled(), found.sessionPolicy()),
        desired,
        clients);
    return readBack(lease.run(), operation, lease.profile(), wanted, reader, object);
  }

  /**
   * Makes the profile what its claims say when something has closed. Nothing that others changed
   * stops this: whatever stands there is replaced by what denies. It enables nothing: a profile
   * that somebody shut by hand stays shut, though others hold it. A profile that is gone lets
   * nobody in.
   */
  public LeaseReport close(RunId run, ProfileArn profile, AwsClients clients) {
    return claims.withObject(
        profile.value(), object -> settleClosing(run, profile, clients, object));
  }

  private LeaseReport settleClosing(
      RunId run, ProfileArn profile, AwsClients clients, ObjectClaims object) {
    AwsReader reader = new AwsReader(clients);
    Optional<DesiredProfile> found = reader.admission(profile);
    if (found.isEmpty()) {
      return new LeaseReport(run, Operation.CLOSE, false, Digest.ofText(""));
    }
    DesiredProfile desired =
        DesiredProfile.of(object.leases(clock.instant()), canary, clock.instant());
    boolean stays = desired.enabled() && !found.get().enabled();
    DesiredProfile wanted = stays ? new DesiredProfile(false, desired.sessionPolicy()) : desired;
    boolean ours = !stays || asKedgelineLeftIt(profile, object, clients);
    change(profile, found.get(), wanted, clients);
    if (!reader.admission(profile).equals(Optional.of(wanted))) {
      throw notReadBack(profile);
    }
    if (ours) {
      object.recordWritten(reader.written(profile).digest());
    }
    return new LeaseReport(
        run, Operation.CLOSE, wanted.enabled(), Digest.ofText(wanted.sessionPolicy()));
  }

  /**
   * What AWS has of the profile and what its leases want, looked at while nobody settles it;
   * nothing when AWS has no such profile.
   *
   * @param patience how long a run may take to close what its lease no longer wants
   */
  public Optional<Standing> standing(ProfileArn profile, Duration patience, AwsClients clients) {
    return claims.withObject(
        profile.value(),
        object ->
            new AwsReader(clients)
                .admission(profile)
                .map(found ->
                    new Standing(
                        found,
                        DesiredProfile.of(object.leases(clock.instant()), canary, clock.instant()),
                        endedWithin(patience, object)
                            && asKedgelineLeftIt(profile, object, clients))));
  }

  /** Whether a lease on the profile has ended so short a time ago that its run may be at it. */
  public boolean endedWithin(ProfileArn profile, Duration patience) {
    return claims.withObject(profile.value(), object -> endedWithin(patience, object));
  }

  private boolean endedWithin(Duration patience, ObjectClaims object) {
    Instant now = clock.instant();
    return object.closedWithin(patience)
        || object.leases(clock.instant()).stream()
            .map(LeaseClaim::until)
            .anyMatch(until -> !until.isAfter(now) && until.isAfter(now.minus(patience)));
  }

  private static boolean asKedgelineLeftIt(
      ProfileArn profile, ObjectClaims object, AwsClients clients) {
    WrittenState found = new AwsReader(clients).written(profile);
    return object.lastWritten().filter(found.digest()::matches).isPresent();
  }

  /**
   * How a profile stands.
   *
   * @param found what AWS has
   * @param desired what its live leases want
   * @param closing whether it is as Kedgeline itself left it and a lease of it has just ended, so
   *     that its run is about to close it
   */
  public record Standing(DesiredProfile found, DesiredProfile desired, boolean closing) {

    /** Whether it is as it must be. */
    public boolean settled() {
      return found.equals(desired);
    }
  }

  /** What the live leases of the profile want it to be. */
  public DesiredProfile desired(ProfileArn profile) {
    return DesiredProfile.of(
        claims.leases(profile.value(), clock.instant()), canary, clock.instant());
  }

  /** Whether no claim wants the profile to let anybody in. */
  public boolean atRest(ProfileArn profile) {
    return desired(profile).equals(DesiredProfile.atRest());
  }

  private static LeaseReport readBack(
      RunId run,
      Operation operation,
      ProfileArn profile,
      WrittenState wanted,
      AwsReader reader,
      ObjectClaims object) {
    WrittenState after = reader.written(profile);
    if (!after.equals(wanted)) {
      throw notReadBack(profile);
    }
    object.recordWritten(wanted.digest());
    return new LeaseReport(run, operation, after.enabled(), Digest.ofText(after.sessionPolicy()));
  }

  /**
   * A repeated try finds what the first one wrote: that is no drift. A profile that Kedgeline never
   * wrote must be at rest.
   */
  private static void stopIfDrifted(
      ProfileArn profile,
      GovernedShape shape,
      WrittenState found,
      WrittenState wanted,
      Optional<Digest> lastWritten) {
    DesiredProfile rest = DesiredProfile.atRest();
    Digest expected =
        lastWritten.orElseGet(() -> shape.settledTo(rest.enabled(), rest.sessionPolicy()).digest());
    if (!expected.matches(found.digest()) && !found.equals(wanted)) {
      throw stopped(
          "profile %s is not as Kedgeline left it: somebody else changed it".formatted(profile));
    }
  }

  /** Disables first and enables last, so that no moment is more open than either end. */
  private static void change(
      ProfileArn profile, DesiredProfile found, DesiredProfile desired, AwsClients clients) {
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
