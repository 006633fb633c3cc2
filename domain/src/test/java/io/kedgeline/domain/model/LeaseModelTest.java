package io.kedgeline.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.DesiredRole;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.claim.SessionDeny;
import io.kedgeline.domain.model.LeaseWorld.Folds;
import io.kedgeline.domain.model.LeaseWorld.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Leases of three holders written, opened, closed and settled in whatever order. */
class LeaseModelTest {

  private static final List<SourceIdentity> HOLDERS =
      List.of(new SourceIdentity("CN=a"), new SourceIdentity("CN=b"), new SourceIdentity("CN=c"));

  /** What can happen. */
  private enum Kind {
    WRITE,
    NOTE,
    OPEN,
    CLOSE,
    ASK,
    PASS,
    SWEEP,
    ENABLE_BY_HAND
  }

  private record Event(Kind kind, SourceIdentity holder, int minutes) {
    @Override
    public String toString() {
      return kind + " " + holder + " " + minutes;
    }
  }

  private record Ours() implements Folds {
    @Override
    public DesiredProfile profile(List<LeaseClaim> leases, SourceIdentity canary, Instant now) {
      return DesiredProfile.of(leases, canary, now);
    }

    @Override
    public DesiredRole role(List<SessionDeny> denies, SourceIdentity canary, Instant now) {
      return DesiredRole.of(denies, canary, now);
    }
  }

  private interface ProfileFold {
    DesiredProfile of(List<LeaseClaim> leases, SourceIdentity canary, Instant now);
  }

  private record Guilty(ProfileFold fold) implements Folds {
    @Override
    public DesiredProfile profile(List<LeaseClaim> leases, SourceIdentity canary, Instant now) {
      return fold.of(leases, canary, now);
    }

    @Override
    public DesiredRole role(List<SessionDeny> denies, SourceIdentity canary, Instant now) {
      return DesiredRole.of(denies, canary, now);
    }
  }

  @Test
  void nothingIsEnabledWithoutALeaseNobodyComesBackAndNobodyIsDisturbed() {
    assertEquals(Optional.empty(), faults(new Ours()));
  }

  @Test
  void aFoldThatForgetsClosingsIsFoundOut() {
    Optional<String> fault =
        faults(
            new Guilty((leases, canary, now) ->
                DesiredProfile.of(
                    leases.stream()
                        .map(l -> l.stage() == LeaseStage.CLOSED ? reopened(l) : l)
                        .toList(),
                    canary,
                    now)));
    assertTrue(fault.orElse("").contains("enabled without a lease"), fault::toString);
  }

  @Test
  void aFoldThatForgetsWhoWasNotOpenedIsFoundOut() {
    Optional<String> fault =
        faults(
            new Guilty((leases, canary, now) ->
                new DesiredProfile(
                    !leases.isEmpty(), DesiredProfile.of(leases, canary, now).sessionPolicy())));
    assertTrue(fault.orElse("").contains("enabled without a lease"), fault::toString);
  }

  @Test
  void aFoldThatClosesForAllIsFoundOut() {
    Optional<String> fault =
        faults(
            new Guilty((leases, canary, now) ->
                leases.stream().anyMatch(l -> l.stage() == LeaseStage.CLOSED)
                    ? DesiredProfile.atRest()
                    : DesiredProfile.of(leases, canary, now)));
    assertTrue(fault.orElse("").contains("is kept out"), fault::toString);
  }

  @Test
  void aRoleThatDeniesNobodyIsFoundOut() {
    Folds guilty =
        new Folds() {
          @Override
          public DesiredProfile profile(
              List<LeaseClaim> leases, SourceIdentity canary, Instant now) {
            return DesiredProfile.of(leases, canary, now);
          }

          @Override
          public DesiredRole role(List<SessionDeny> denies, SourceIdentity canary, Instant now) {
            return new DesiredRole(Optional.empty());
          }
        };
    assertTrue(faults(guilty).orElse("").contains("is in without a lease"));
  }

  @Test
  void aRoleThatDeniesEverybodyIsFoundOut() {
    Folds guilty =
        new Folds() {
          @Override
          public DesiredProfile profile(
              List<LeaseClaim> leases, SourceIdentity canary, Instant now) {
            return DesiredProfile.of(leases, canary, now);
          }

          @Override
          public DesiredRole role(List<SessionDeny> denies, SourceIdentity canary, Instant now) {
            return DesiredRole.of(
                HOLDERS.stream()
                    .flatMap(holder -> denies.stream().map(deny -> to(holder, deny)))
                    .toList(),
                canary,
                now);
          }
        };
    assertTrue(faults(guilty).orElse("").contains("disturbed"));
  }

  private static SessionDeny to(SourceIdentity holder, SessionDeny deny) {
    return new SessionDeny(
        deny.run(), deny.role(), holder, deny.at(), deny.issuedBefore(), deny.until());
  }

  private static LeaseClaim reopened(LeaseClaim lease) {
    return new LeaseClaim(
        lease.run(),
        lease.profile(),
        lease.role(),
        lease.holder(),
        lease.from(),
        lease.until(),
        LeaseStage.OPEN);
  }

  private static Optional<String> faults(Folds folds) {
    return new Sequences<>(LeaseModelTest::draw, events -> judge(folds, events)).fault();
  }

  private static Event draw(RandomGenerator random) {
    Kind[] kinds = Kind.values();
    return new Event(
        kinds[random.nextInt(kinds.length)],
        HOLDERS.get(random.nextInt(HOLDERS.size())),
        random.nextInt(1, 12));
  }

  private static Optional<String> judge(Folds folds, List<Event> events) {
    LeaseWorld world = new LeaseWorld(folds);
    for (Event event : events) {
      List<Session> before = othersThan(event.holder(), world);
      happen(world, event);
      Optional<String> fault =
          event.kind() == Kind.CLOSE && !before.equals(othersThan(event.holder(), world))
              ? Optional.of("closing disturbed another")
              : fault(world, event.kind());
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static List<Session> othersThan(SourceIdentity holder, LeaseWorld world) {
    return world.alive().stream().filter(session -> !session.holder().equals(holder)).toList();
  }

  private static void happen(LeaseWorld world, Event event) {
    switch (event.kind()) {
      case WRITE -> world.write(event.holder(), Duration.ofMinutes(15L + event.minutes()));
      case NOTE -> world.note(event.holder());
      case OPEN -> world.open(event.holder());
      case CLOSE -> world.close(event.holder());
      case ASK -> world.ask(event.holder());
      case PASS -> world.pass(Duration.ofMinutes(event.minutes()));
      case SWEEP -> world.settle();
      case ENABLE_BY_HAND -> world.enableByHand();
    }
  }

  private static Optional<String> fault(LeaseWorld world, Kind last) {
    for (Session session : world.alive()) {
      if (live(world, session.holder()).isEmpty()) {
        return Optional.of(session.holder() + " is in without a lease");
      }
    }
    return last == Kind.SWEEP ? faultAtRest(world) : Optional.empty();
  }

  /** What must hold when the profile has just been settled, and no denial spreads any more. */
  private static Optional<String> faultAtRest(LeaseWorld world) {
    boolean anyOpen =
        world.leases().stream()
            .anyMatch(l -> l.stage() == LeaseStage.OPEN && l.liveAt(world.now()));
    if (world.enabled() && !anyOpen) {
      return Optional.of("enabled without a lease");
    }
    world.pass(Duration.ofSeconds(31));
    return HOLDERS.stream()
        .filter(holder -> live(world, holder).filter(l -> l.stage() == LeaseStage.OPEN).isPresent())
        .filter(holder -> !world.getsIn(holder))
        .map(holder -> holder + " is kept out")
        .findFirst();
  }

  private static Optional<LeaseClaim> live(LeaseWorld world, SourceIdentity holder) {
    return world.leases().stream()
        .filter(lease -> lease.holder().equals(holder) && lease.liveAt(world.now()))
        .findFirst();
  }
}
