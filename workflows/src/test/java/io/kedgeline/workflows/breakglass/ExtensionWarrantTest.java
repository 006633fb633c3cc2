package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.OMAR;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowPlanner;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.CountedVote;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.domain.warrant.Warrants;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a worker demands before it puts the end of a window off, or opens one that waits. */
class ExtensionWarrantTest {

  private static final RunId RUN = new RunId("RB-06/CHG-1");
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Duration TEN = Duration.ofMinutes(10);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final LeaseClaim LEASE =
      new LeaseClaim(
          RUN,
          FakeWorld.governed().profile(),
          FakeWorld.governed().role(),
          new SourceIdentity("CN=omar"),
          NOON,
          NOON.plus(HALF_AN_HOUR),
          LeaseStage.OPEN);
  private static final Act.Extension WISH =
      new Act.Extension(header(MAYA, NOON), "first", TEN, "the restore is not through yet");
  private static final WindowWorld WORLD = FakeWorld.at(NOON);

  @Test
  void aWarrantThatIsAsItMustBeExtendsOnceAndMayBeTriedAgain() {
    assertEquals(Optional.empty(), extending(LEASE, NOON));
    assertEquals(Optional.empty(), extending(LEASE.extendedTo(LEASE.until().plus(TEN)), NOON));
  }

  @Test
  void itExtendsUpToTheLastSecondOfTheEndThatTheWindowHad() {
    assertEquals(Optional.empty(), extending(LEASE, LEASE.until().minus(SECOND)));
    assertEquals(Optional.of(WarrantRefusal.TOO_LATE), extending(LEASE, LEASE.until()));
    assertEquals(
        Optional.of(WarrantRefusal.TOO_LATE), extending(LEASE, LEASE.until().plus(SECOND)));
  }

  @Test
  void aPlanThatOutlivesTheWindowDoesNotBringItBack() {
    WindowPlan plan = FakeWorld.goodFor(plan(), Duration.ofMinutes(10));
    assertEquals(
        Optional.of(WarrantRefusal.TOO_LATE),
        refusal(
            warrant(plan, votes(plan)), Operation.EXTEND, longer(TEN), List.of(), LEASE.until()));
  }

  @Test
  void itExtendsTheLeaseThatTheApproversSawAndNoOther() {
    LeaseClaim twice = LEASE.extendedTo(LEASE.until().plusSeconds(60));
    assertEquals(Optional.of(WarrantRefusal.OTHER_LEASE), extending(twice, NOON));
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_LEASE), extending(LEASE.at(LeaseStage.CLOSED), NOON));
    assertEquals(Optional.of(WarrantRefusal.OTHER_LEASE), refusal(Optional.empty(), longer(TEN)));
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_LEASE),
        refusal(Optional.of(LEASE), longer(Duration.ofMinutes(20))));
  }

  @Test
  void itDoesNotOpenAndAnOpeningDoesNotExtend() {
    assertEquals(
        Optional.of(WarrantRefusal.NOT_IN_PLAN),
        refusal(warrant(plan(), votes(plan())), Operation.ENABLE, longer(TEN), List.of(), NOON));
    WindowPlan opening = opening(Optional.empty());
    assertEquals(
        Optional.of(WarrantRefusal.NOT_IN_PLAN),
        refusal(
            new Warrant(
                opening,
                CanonicalJson.digest(opening),
                request(Optional.empty()),
                Optional.empty(),
                votes(opening)),
            Operation.EXTEND,
            longer(TEN),
            List.of(),
            NOON));
  }

  @Test
  void aPlanGivesWhatItsSignedWishAsksForAndToNobodyElsesWish() {
    WindowPlan plan = plan();
    Act.Extension other =
        new Act.Extension(header(OMAR, NOON), "first", TEN, "the restore is not through yet");
    for (Optional<Act.Extension> wish :
        List.of(Optional.<Act.Extension>empty(), Optional.of(other))) {
      Warrant warrant =
          new Warrant(
              plan, CanonicalJson.digest(plan), request(Optional.empty()), wish, votes(plan));
      assertEquals(
          Optional.of(WarrantRefusal.OTHER_REQUEST),
          refusal(warrant, Operation.EXTEND, longer(TEN), List.of(), NOON));
    }
  }

  @Test
  void theVotesThatOpenedTheWindowDoNotExtendIt() {
    List<CountedVote> earlier = votes(opening(Optional.empty()));
    assertEquals(
        Optional.of(WarrantRefusal.QUORUM_NOT_MET),
        refusal(warrant(plan(), earlier), Operation.EXTEND, longer(TEN), List.of(), NOON));
  }

  @Test
  void aNoToAnExtensionForbidsThatOneAndNoneThatIsAskedForLater() {
    Objection before = new Objection(Objection.Kind.EXTENSION_DENIAL, GRACE, NOON.minus(SECOND));
    Objection after = new Objection(Objection.Kind.EXTENSION_DENIAL, GRACE, NOON.plus(SECOND));
    Objection end = new Objection(Objection.Kind.CLOSE, GRACE, NOON.minus(SECOND));
    assertEquals(Optional.empty(), knowing(before));
    assertEquals(Optional.of(WarrantRefusal.DENIED), knowing(after));
    assertEquals(Optional.of(WarrantRefusal.DENIED), knowing(end));
  }

  @Test
  void aWindowThatWaitsForItsStartOpensThenAndNotBefore() {
    Instant start = NOON.plus(Duration.ofHours(8));
    Instant skew = start.minus(Duration.ofMinutes(1));
    assertEquals(Optional.empty(), opening(start, start));
    assertEquals(Optional.empty(), opening(start, skew));
    assertEquals(Optional.of(WarrantRefusal.TOO_EARLY), opening(start, skew.minus(SECOND)));
    Instant last = start.plus(WORLD.rulebook().breakGlass().executionExpiry());
    assertEquals(Optional.empty(), opening(start, last.minus(SECOND)));
    assertEquals(Optional.of(WarrantRefusal.TOO_LATE), opening(start, last));
  }

  private static Optional<WarrantRefusal> opening(Instant start, Instant now) {
    WindowPlan plan = opening(Optional.of(start));
    Warrant warrant =
        new Warrant(
            plan,
            CanonicalJson.digest(plan),
            request(Optional.of(start)),
            Optional.empty(),
            votes(plan));
    LeaseClaim lease =
        new LeaseClaim(
            RUN,
            LEASE.profile(),
            LEASE.role(),
            LEASE.holder(),
            now,
            now.plus(HALF_AN_HOUR),
            LeaseStage.WRITTEN);
    return Warrants.firstFailure(
        warrant,
        undertaking(
            Operation.ENABLE, lease, Optional.of(lease.at(LeaseStage.NOTED)), List.of(), now));
  }

  private static Optional<WarrantRefusal> knowing(Objection objection) {
    return refusal(
        warrant(plan(), votes(plan())), Operation.EXTEND, longer(TEN), List.of(objection), NOON);
  }

  private static Optional<WarrantRefusal> extending(LeaseClaim claimed, Instant now) {
    return Warrants.firstFailure(
        warrant(plan(), votes(plan())),
        undertaking(Operation.EXTEND, longer(TEN), Optional.of(claimed), List.of(), now));
  }

  private static Optional<WarrantRefusal> refusal(Optional<LeaseClaim> claimed, LeaseClaim lease) {
    return Warrants.firstFailure(
        warrant(plan(), votes(plan())),
        undertaking(Operation.EXTEND, lease, claimed, List.of(), NOON));
  }

  private static Optional<WarrantRefusal> refusal(
      Warrant warrant,
      Operation operation,
      LeaseClaim lease,
      List<Objection> objections,
      Instant now) {
    return Warrants.firstFailure(
        warrant, undertaking(operation, lease, Optional.of(LEASE), objections, now));
  }

  private static Undertaking undertaking(
      Operation operation,
      LeaseClaim lease,
      Optional<LeaseClaim> claimed,
      List<Objection> objections,
      Instant now) {
    return new Undertaking(
        RUN.value(),
        "first",
        new Deed.ToLease(operation, lease, claimed),
        WORLD.rulebook(),
        WORLD.rulebookDigest(),
        FakeWorld.at(now).directory(),
        objections,
        now);
  }

  private static LeaseClaim longer(Duration by) {
    return LEASE.extendedTo(LEASE.until().plus(by));
  }

  private static WindowPlan plan() {
    PlannedExtension extension =
        new PlannedExtension(1, MAYA, NOON, LEASE.from(), LEASE.until(), WISH.by(), WISH.reason());
    return WindowPlanner.extension(extension, opening(Optional.empty()), 2, WORLD)
        .planned()
        .orElseThrow();
  }

  private static WindowPlan opening(Optional<Instant> start) {
    return WindowPlanner.plan(header(MAYA, NOON), asked(start), "first", 1, WORLD)
        .planned()
        .orElseThrow();
  }

  private static Act.Request request(Optional<Instant> start) {
    return new Act.Request(header(MAYA, NOON), asked(start));
  }

  private static WindowRequest asked(Optional<Instant> start) {
    return new WindowRequest(
        new ChangeId("CHG-1"),
        LEASE.profile(),
        OMAR,
        LEASE.holder(),
        HALF_AN_HOUR,
        "a test asks for a window",
        start);
  }

  private static Warrant warrant(WindowPlan plan, List<CountedVote> votes) {
    return new Warrant(
        plan, CanonicalJson.digest(plan), request(Optional.empty()), Optional.of(WISH), votes);
  }

  private static List<CountedVote> votes(WindowPlan plan) {
    return List.of(vote(GRACE, "security-lead", plan), vote(RAVI, "ir-lead", plan));
  }

  private static CountedVote vote(PersonId person, String slot, WindowPlan plan) {
    Digest digest = CanonicalJson.digest(plan);
    return new CountedVote(
        new Act.Ballot(
            header(person, NOON),
            plan.execution(),
            plan.round(),
            digest,
            Optional.of(slot),
            Decision.APPROVE,
            "",
            Optional.empty()),
        Optional.of(TestIssuer.verified(person, digest)));
  }

  private static ActHeader header(PersonId person, Instant at) {
    return new ActHeader(RUN, person, "test", "nonce", at, at.plus(Duration.ofMinutes(5)));
  }
}
