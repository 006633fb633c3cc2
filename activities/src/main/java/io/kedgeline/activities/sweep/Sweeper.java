package io.kedgeline.activities.sweep;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AnchorSettler;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.AwsClosingActs;
import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.activities.aws.AwsReader;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.ProfileSettler;
import io.kedgeline.activities.sweep.SweepFinding.Kind;
import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.claim.ApprovalNote;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.ledger.database.LedgerUnreachable;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private final AnchorSettler anchors;
  private final ClaimTable claims;
  private final ObjectionTable objections;
  private final SweepRecord record;
  private final BreakGlassRules rules;
  private final SweepPace pace;
  private final InstantSource clock;

  /** Sweeps the profiles of these rules. */
  public Sweeper(
      AccountSessions sessions,
      AwsClosingActs acts,
      ProfileSettler settler,
      AnchorSettler anchors,
      ClaimTable claims,
      ObjectionTable objections,
      SweepRecord record,
      BreakGlassRules rules,
      SweepPace pace,
      InstantSource clock) {
    this.sessions = sessions;
    this.acts = acts;
    this.settler = settler;
    this.anchors = anchors;
    this.claims = claims;
    this.objections = objections;
    this.record = record;
    this.rules = rules;
    this.pace = pace;
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

  /**
   * Everything that was not as it must be; each finding is journalled, and pages somebody unless
   * its kind says otherwise. Asks AWS for one session per account and Region and for each profile
   * and its tags once, and no more while all is well.
   */
  public List<SweepFinding> sweep() {
    Map<Place, List<ProfileArn>> places =
        rules.profiles().stream()
            .map(BreakGlassProfile::profile)
            .collect(Collectors.groupingBy(Place::of, LinkedHashMap::new, Collectors.toList()));
    List<SweepFinding> findings = new ArrayList<>();
    places.forEach((place, profiles) -> findings.addAll(sweep(place, profiles)));
    record.finished();
    return List.copyOf(findings);
  }

  private List<SweepFinding> sweep(Place place, List<ProfileArn> profiles) {
    RunId run = runOf(clock.instant());
    List<SweepFinding> findings = new ArrayList<>();
    try (AwsClients clients =
        AwsFailures.naming(() -> sessions.as(Duty.CONTAIN, place.account(), place.region(), run))) {
      for (ProfileArn profile : profiles) {
        if (!profile.equals(profiles.getFirst())) {
          pace.betweenProfiles();
        }
        findings.addAll(told(run, profile, sweep(run, profile, clients)));
      }
    } catch (ApplicationFailure refused) {
      profiles.forEach(
          profile -> findings.addAll(told(run, profile, List.of(notSwept(profile, refused)))));
    }
    return findings;
  }

  private List<SweepFinding> sweep(RunId run, ProfileArn profile, AwsClients clients) {
    return Stream.of(
            swept(profile, () -> heedObjections(profile)),
            swept(profile, () -> settle(run, profile, clients).stream()),
            swept(profile, () -> settleAnchor(profile, clients).stream()))
        .flatMap(found -> found)
        .distinct()
        .toList();
  }

  private List<SweepFinding> told(RunId run, ProfileArn profile, List<SweepFinding> findings) {
    record.tell(run, profile, findings, clock.instant());
    return findings;
  }

  /**
   * One profile that cannot be swept keeps no other from it, whatever is wrong with it in AWS or in
   * the ledger. Without the ledger none can be.
   */
  private static Stream<SweepFinding> swept(
      ProfileArn profile, Supplier<Stream<SweepFinding>> look) {
    try {
      return AwsFailures.naming(() -> look.get().toList()).stream();
    } catch (ApplicationFailure failed) {
      return Stream.of(notSwept(profile, failed));
    } catch (RuntimeException broken) {
      if (LedgerUnreachable.causes(broken)) {
        throw broken;
      }
      return Stream.of(notSwept(profile, broken.getClass().getSimpleName()));
    }
  }

  private static SweepFinding notSwept(ProfileArn profile, ApplicationFailure failed) {
    return notSwept(profile, failed.getType() + ", " + failed.getOriginalMessage());
  }

  private static SweepFinding notSwept(ProfileArn profile, String why) {
    return new SweepFinding(profile, Kind.NOT_SWEPT, "could not be swept: " + why);
  }

  private Stream<SweepFinding> heedObjections(ProfileArn profile) {
    boolean tryAgain = record.couldNotSweep(profile);
    List<LeaseClaim> leases = claims.leases(profile.value(), clock.instant());
    return leases.stream()
        .filter(lease -> lives(lease) || (tryAgain && mayBeHalfClosed(lease, leases)))
        .flatMap(lease -> swept(profile, () -> heedObjection(lease).stream()));
  }

  private boolean lives(LeaseClaim lease) {
    return lease.liveAt(clock.instant());
  }

  /**
   * Closed before its end, so that sessions may be out, and perhaps by a sweep that could not deny
   * them. Denied once more, a holder who has the next window already would lose it.
   */
  private boolean mayBeHalfClosed(LeaseClaim lease, List<LeaseClaim> all) {
    return clock.instant().isBefore(lease.until())
        && all.stream()
            .noneMatch(
                next -> HolderCertificate.sameBearer(next.holder(), lease.holder()) && lives(next));
  }

  private Optional<SweepFinding> heedObjection(LeaseClaim lease) {
    Instant now = clock.instant();
    Optional<Objection> unheeded =
        objections.of(lease.run()).stream()
            .filter(Objection::endsTheRun)
            .filter(objection -> objection.at().plus(PATIENCE).isBefore(now))
            .findFirst();
    return unheeded.map(objection -> {
      acts.close(new ClosingAct(lease.run(), lease, List.of()));
      return new SweepFinding(
          lease.profile(),
          Kind.OBJECTION_NOT_HEEDED,
          "%s said at %s that %s must end, and it went on: closed"
              .formatted(objection.person(), objection.at(), lease.run()));
    });
  }

  /** A difference counts only if it is there while no run is settling the profile. */
  private Optional<SweepFinding> settle(RunId run, ProfileArn profile, AwsClients clients) {
    Optional<DesiredProfile> found = new AwsReader(clients).admission(profile);
    if (found.isEmpty()) {
      return Optional.of(
          new SweepFinding(
              profile,
              Kind.PROFILE_GONE,
              "AWS has no such profile: no window can be opened on it"));
    }
    if (found.get().equals(settler.desired(profile))) {
      return noteLeft(profile, clients);
    }
    Optional<ProfileSettler.Standing> standing =
        settler.standing(profile, PATIENCE, clients).filter(stands -> !stands.settled());
    if (standing.filter(Sweeper::beingOpened).isPresent()) {
      return Optional.empty();
    }
    if (standing.filter(Sweeper::shut).isPresent()) {
      return Optional.of(
          new SweepFinding(
              profile, Kind.SHUT_WITH_LEASE, "a window is open, and AWS lets nobody in"));
    }
    standing.ifPresent(stands -> {
      settler.close(run, profile, clients);
      acts.untagAtRest(profile, clients);
    });
    return standing.map(stands -> mended(profile, stands));
  }

  private boolean open(ProfileArn profile) {
    return claims.leases(profile.value(), clock.instant()).stream()
        .anyMatch(lease -> lease.stage() == LeaseStage.OPEN && lives(lease));
  }

  /** A window of another profile may have opened meanwhile: settling asks for that again. */
  private Optional<SweepFinding> settleAnchor(ProfileArn profile, AwsClients clients) {
    Optional<TrustAnchorArn> anchor = anchors.atRest(profile);
    if (anchor.isEmpty()) {
      return Optional.empty();
    }
    boolean wanted = anchors.wanted(anchor.get());
    Optional<Boolean> enabled = anchors.enabled(anchor.get(), clients);
    if (open(profile) && !enabled.orElse(false)) {
      return Optional.of(
          new SweepFinding(
              profile,
              Kind.ANCHOR_SHUT_WITH_LEASE,
              "a window is open, and its trust anchor lets nobody in"));
    }
    if (wanted || !enabled.orElse(false)) {
      return Optional.empty();
    }
    return switch (anchors.close(profile, clients)) {
      case WAS_DISABLED, STAYS_ENABLED -> Optional.empty();
      case LEFT_ENABLED ->
          Optional.of(
              new SweepFinding(
                  profile,
                  settler.endedWithin(profile, PATIENCE)
                      ? Kind.ENDED_JUST_NOW
                      : Kind.ANCHOR_ENABLED,
                  "its trust anchor was enabled for a window that is over: disabled"));
      case ENABLED_BY_OTHERS ->
          Optional.of(
              new SweepFinding(
                  profile,
                  Kind.ANCHOR_ENABLED,
                  "its trust anchor was enabled without a live lease: disabled"));
    };
  }

  /** With the note, whoever may enable could do so; a closing may have failed before it. */
  private Optional<SweepFinding> noteLeft(ProfileArn profile, AwsClients clients) {
    Instant now = clock.instant();
    if (claims.leases(profile.value(), now).stream().anyMatch(lease -> lease.notedAt(now))
        || !new AwsReader(clients).tags(profile).containsKey(ApprovalNote.TAG)) {
      return Optional.empty();
    }
    boolean closing =
        settler.standing(profile, PATIENCE, clients).filter(s -> s.closing()).isPresent();
    acts.untagAtRest(profile, clients);
    return Optional.of(
        closing
            ? new SweepFinding(
                profile, Kind.ENDED_JUST_NOW, "its note was taken off before its run did it")
            : new SweepFinding(
                profile,
                Kind.NOTE_LEFT,
                "the note of approval stood on it without a lease: taken off"));
  }

  /**
   * At rest, with a lease that is claimed and not written yet: nobody is in, and nobody need be.
   */
  private static boolean beingOpened(ProfileSettler.Standing standing) {
    return !standing.desired().enabled() && standing.found().equals(DesiredProfile.atRest());
  }

  private static boolean shut(ProfileSettler.Standing standing) {
    return standing.desired().enabled() && !standing.found().enabled();
  }

  private static SweepFinding mended(ProfileArn profile, ProfileSettler.Standing was) {
    if (was.closing()) {
      return new SweepFinding(
          profile, Kind.ENDED_JUST_NOW, "a lease has just ended: settled before its run did it");
    }
    return was.desired().enabled()
        ? new SweepFinding(
            profile,
            Kind.OTHERS_ADMITTED,
            "its session policy was not that of its leases: written anew")
        : new SweepFinding(
            profile,
            Kind.OPEN_WITHOUT_LEASE,
            "it was %s without a live lease: put to rest"
                .formatted(was.found().enabled() ? "enabled" : "not at rest"));
  }

  /** Where one session reaches: IAM Roles Anywhere is Regional. */
  private record Place(AccountId account, Region region) {

    static Place of(ProfileArn profile) {
      return new Place(profile.account(), profile.region());
    }
  }
}
