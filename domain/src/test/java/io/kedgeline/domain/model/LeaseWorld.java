package io.kedgeline.domain.model;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.DesiredRole;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.claim.SessionDeny;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One profile and one role of an AWS that knows our policies' forms and nothing else, and leases on
 * them. It reads what the policies say and not the claims that they were made of.
 */
final class LeaseWorld {

  /** How claims become what AWS should have. */
  interface Folds {
    DesiredProfile profile(List<LeaseClaim> leases, SourceIdentity canary, Instant now);

    DesiredRole role(List<SessionDeny> denies, SourceIdentity canary, Instant now);
  }

  record Session(SourceIdentity holder, Instant issued, String policy) {}

  static final SourceIdentity CANARY = new SourceIdentity("CN=canary");
  private static final Duration SESSION = Duration.ofMinutes(15);
  private static final Duration SPREADING = Duration.ofSeconds(30);
  private static final Pattern ONLY =
      Pattern.compile("\"StringNotEquals\":\\{\"aws:SourceIdentity\":\\[([^]]*)]");
  private static final Pattern END =
      Pattern.compile(
          "\"aws:SourceIdentity\":\"([^\"]+)\"},\"DateGreaterThanEquals\":\\{\"aws:CurrentTime\":\"([^\"]+)\"");
  private static final Pattern DENIED =
      Pattern.compile(
          "\"aws:SourceIdentity\":\"([^\"]+)\"},\"DateLessThan\":\\{\"aws:TokenIssueTime\":\"([^\"]+)\"");
  private static final ProfileArn PROFILE =
      new ProfileArn(
          "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9");
  private static final RoleArn ROLE =
      new RoleArn("arn:aws:iam::111122223333:role/exacttr/breakglass/R");

  private final Folds folds;
  private final List<LeaseClaim> leases = new ArrayList<>();
  private final List<SessionDeny> denies = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private DesiredProfile profile = DesiredProfile.atRest();
  private Optional<String> rolePolicy = Optional.empty();
  private Instant now = Instant.parse("2026-11-01T12:00:00Z");

  LeaseWorld(Folds folds) {
    this.folds = folds;
  }

  Instant now() {
    return now;
  }

  boolean enabled() {
    return profile.enabled();
  }

  List<LeaseClaim> leases() {
    return List.copyOf(leases);
  }

  /** Writes a lease, unless the holder has one. */
  void write(SourceIdentity holder, Duration length) {
    if (leases.stream().noneMatch(l -> l.holder().equals(holder) && l.liveAt(now))) {
      RunId run = new RunId("RB-06/CHG-" + (leases.size() + 1));
      leases.add(
          new LeaseClaim(run, PROFILE, ROLE, holder, now, now.plus(length), LeaseStage.WRITTEN));
      settle();
    }
  }

  /** Notes the approval of what is written for this holder, and live. */
  void note(SourceIdentity holder) {
    move(holder, LeaseStage.NOTED);
  }

  /** Opens what is noted for this holder, and live. */
  void open(SourceIdentity holder) {
    move(holder, LeaseStage.OPEN);
  }

  /** Closes this holder's lease and, before its end, denies the sessions that are out. */
  void close(SourceIdentity holder) {
    Optional<LeaseClaim> lease = move(holder, LeaseStage.CLOSED);
    lease
        .filter(closed -> now.isBefore(closed.until()))
        .ifPresent(closed -> {
          Instant before = now.plus(SPREADING);
          denies.add(
              new SessionDeny(
                  closed.run(), ROLE, closed.holder(), now, before, before.plus(SESSION)));
          rolePolicy = folds.role(denies, CANARY, now).denials();
        });
  }

  private Optional<LeaseClaim> move(SourceIdentity holder, LeaseStage stage) {
    Optional<LeaseClaim> found =
        leases.stream()
            .filter(l -> l.holder().equals(holder) && l.liveAt(now) && l.stage().mayBecome(stage))
            .findFirst();
    found.ifPresent(lease -> {
      leases.set(leases.indexOf(lease), lease.at(stage));
      settle();
    });
    return found;
  }

  /** Makes the profile what its leases want. */
  void settle() {
    profile = folds.profile(List.copyOf(leases), CANARY, now);
  }

  /** Somebody enables the profile past everything. */
  void enableByHand() {
    profile = new DesiredProfile(true, profile.sessionPolicy());
  }

  /** The holder asks for a session, and gets one if the profile is enabled. */
  void ask(SourceIdentity holder) {
    if (profile.enabled()) {
      sessions.add(new Session(holder, now, profile.sessionPolicy()));
    }
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** The sessions that may do something now. */
  List<Session> alive() {
    return sessions.stream().filter(this::alive).toList();
  }

  /** Whether a fresh session of this holder could do something now. */
  boolean getsIn(SourceIdentity holder) {
    return profile.enabled() && alive(new Session(holder, now, profile.sessionPolicy()));
  }

  private boolean alive(Session session) {
    return now.isBefore(session.issued().plus(SESSION))
        && admits(session)
        && rolePolicy.stream().noneMatch(policy -> denies(policy, session));
  }

  private boolean admits(Session session) {
    Matcher only = ONLY.matcher(session.policy());
    if (!only.find() || !only.group(1).contains("\"" + session.holder() + "\"")) {
      return false;
    }
    return END.matcher(session.policy())
        .results()
        .filter(end -> end.group(1).equals(session.holder().value()))
        .allMatch(end -> now.isBefore(Instant.parse(end.group(2))));
  }

  private static boolean denies(String policy, Session session) {
    return DENIED
        .matcher(policy)
        .results()
        .filter(deny -> deny.group(1).equals(session.holder().value()))
        .anyMatch(deny -> session.issued().isBefore(Instant.parse(deny.group(2))));
  }
}
