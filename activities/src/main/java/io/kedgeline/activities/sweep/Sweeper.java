package io.kedgeline.activities.sweep;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.AwsClosingActs;
import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.activities.aws.AwsReader;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.ProfileSettler;
import io.kedgeline.activities.sweep.SweepFinding.Kind;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workflows.governed.ClosingAct;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through every profile that the rulebook governs, reads what AWS has, and closes what no live
 * lease holds open. It opens nothing, asks no workflow and acts as the closing role alone.
 */
public final class Sweeper {

  /** How long a run may take to end a window that somebody said must end. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AccountSessions sessions;
  private final AwsClosingActs acts;
  private final ProfileSettler settler;
  private final ClaimTable claims;
  private final ObjectionTable objections;
  private final SweepRecord record;
  private final BreakGlassRules rules;
  private final InstantSource clock;

  /** Sweeps the profiles of these rules. */
  public Sweeper(
      AccountSessions sessions,
      AwsClosingActs acts,
      ProfileSettler settler,
      ClaimTable claims,
      ObjectionTable objections,
      SweepRecord record,
      BreakGlassRules rules,
      InstantSource clock) {
    this.sessions = sessions;
    this.acts = acts;
    this.settler = settler;
    this.claims = claims;
    this.objections = objections;
    this.record = record;
    this.rules = rules;
    this.clock = clock;
  }

  /** The run that a day's sweeps are recorded as. */
  public static RunId runOf(Instant instant) {
    return new RunId(
        "RB-00/SWEEP-"
            + instant
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  /** Everything that was not as it must be; each finding is journalled and pages somebody. */
  public List<SweepFinding> sweep() {
    List<SweepFinding> findings = new ArrayList<>();
    for (BreakGlassProfile governed : rules.profiles()) {
      for (LeaseClaim lease : claims.leases(governed.profile().value())) {
        swept(governed.profile(), () -> heedObjection(lease)).ifPresent(findings::add);
      }
      swept(governed.profile(), () -> settle(governed.profile())).ifPresent(findings::add);
    }
    findings.forEach(finding -> record.tell(runOf(clock.instant()), finding, clock.instant()));
    return List.copyOf(findings);
  }

  private interface Look {
    Optional<SweepFinding> at();
  }

  /** One profile that cannot be swept keeps no other from it. */
  private static Optional<SweepFinding> swept(ProfileArn profile, Look look) {
    try {
      return AwsFailures.naming(look::at);
    } catch (ApplicationFailure failed) {
      return Optional.of(
          new SweepFinding(
              profile,
              Kind.NOT_SWEPT,
              "could not be swept: " + failed.getType() + ", " + failed.getOriginalMessage()));
    }
  }

  private Optional<SweepFinding> heedObjection(LeaseClaim lease) {
    Instant now = clock.instant();
    Optional<Objection> unheeded =
        lease.liveAt(now)
            ? objections.of(lease.run()).stream()
                .filter(Objection::forbidsOpening)
                .filter(objection -> objection.at().plus(PATIENCE).isBefore(now))
                .findFirst()
            : Optional.empty();
    return unheeded.map(objection -> {
      acts.close(new ClosingAct(lease.run(), lease, List.of()));
      return new SweepFinding(
          lease.profile(),
          Kind.OBJECTION_NOT_HEEDED,
          "%s said at %s that %s must end, and it went on: closed"
              .formatted(objection.person(), objection.at(), lease.run()));
    });
  }

  private Optional<SweepFinding> settle(ProfileArn profile) {
    RunId run = runOf(clock.instant());
    try (AwsClients clients = sessions.as(Duty.CONTAIN, profile.account(), profile.region(), run)) {
      Optional<DesiredProfile> found = new AwsReader(clients).admission(profile);
      DesiredProfile desired = settler.desired(profile);
      if (found.isEmpty() || found.get().equals(desired)) {
        return Optional.empty();
      }
      if (desired.enabled() && !found.get().enabled()) {
        return Optional.of(
            new SweepFinding(
                profile, Kind.SHUT_WITH_LEASE, "a window is open, and AWS lets nobody in"));
      }
      settler.close(run, profile, clients);
      return Optional.of(mended(profile, found.get(), desired));
    }
  }

  private static SweepFinding mended(
      ProfileArn profile, DesiredProfile found, DesiredProfile desired) {
    return desired.enabled()
        ? new SweepFinding(
            profile,
            Kind.OTHERS_ADMITTED,
            "its session policy was not that of its leases: written anew")
        : new SweepFinding(
            profile,
            Kind.OPEN_WITHOUT_LEASE,
            "it was %s without a live lease: put to rest"
                .formatted(found.enabled() ? "enabled" : "not at rest"));
  }
}
