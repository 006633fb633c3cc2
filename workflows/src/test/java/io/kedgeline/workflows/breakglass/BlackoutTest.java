package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.OMAR;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.Staleness;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowPlanner;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.PlanBallot;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Blackout;
import io.kedgeline.domain.rulebook.Blackouts;
import io.kedgeline.domain.rulebook.DuringBlackout;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.CountedVote;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.domain.warrant.Warrants;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a blackout of the rulebook stops: planning, opening and extending, and nothing else. */
class BlackoutTest {

  private static final Instant NOW = Instant.parse("2026-12-23T23:20:00Z");
  private static final Instant BEGIN = Instant.parse("2026-12-24T00:00:00Z");
  private static final RunId RUN = new RunId("RB-06/CHG-1");

  @Test
  void aWindowThatTouchesABlackoutIsNotPlanned() {
    assertEquals(List.of(), codes(plan(request(Duration.ofMinutes(40)), refusing())));
    PlanningResult<WindowPlan> refused = plan(request(Duration.ofMinutes(41)), refusing());
    assertEquals(List.of(Finding.Code.BLACKOUT), codes(refused));
    assertEquals(
        "BLACKOUT: year-end from 2026-12-24T00:00:00Z to 2027-01-02T00:00:00Z (the books are"
            + " closed): nothing is opened in it",
        refused.findings().getFirst().text());
  }

  @Test
  void aWindowIsPlannedInABlackoutWhereTheRulebookAllowsIt() {
    assertEquals(List.of(), codes(plan(request(Duration.ofMinutes(41)), allowing())));
  }

  @Test
  void aWindowGetsNoMoreTimeThatReachesIntoABlackout() {
    WindowPlan opened = planned(request(Duration.ofMinutes(30)), refusing());
    assertEquals(List.of(), codes(more(opened, Duration.ofMinutes(10))));
    assertEquals(
        List.of(Finding.Code.BLACKOUT), codes(more(opened, Duration.ofMinutes(10).plusSeconds(1))));
  }

  @Test
  void aPlanWhoseWindowWouldReachIntoABlackoutByNowIsDismissed() {
    WindowPlan plan = planned(request(Duration.ofMinutes(30)), refusing());
    Ballot ballot =
        Ballot.open(
            PlanBallot.paper(plan, CanonicalJson.digest(plan), FakeWorld.RULEBOOK.rulebook()));
    assertEquals(
        Optional.of("a blackout of the rulebook forbids the window"),
        Staleness.reason(plan, ballot, world(NOW.plus(Duration.ofMinutes(11)), refusing())));
  }

  @Test
  void aWorkerOpensNothingThatTouchesABlackoutWhateverWasPlanned() {
    WindowPlan plan = planned(request(Duration.ofMinutes(41)), allowing());
    assertEquals(Optional.empty(), refusal(plan, allowing()));
    assertEquals(Optional.of(WarrantRefusal.BLACKOUT), refusal(plan, refusing()));
  }

  @Test
  void aLeaseThatBeginsLaterDoesNotMoveAnActOutOfABlackout() {
    Instant begins = NOW.plusSeconds(30);
    Blackout ending = new Blackout("books", NOW.minusSeconds(9), begins, "the books are closed");
    Blackouts refusing = new Blackouts(List.of(ending), DuringBlackout.REFUSED);
    WindowPlan plan = planned(request(Duration.ofMinutes(30)), allowing());
    assertEquals(Optional.of(WarrantRefusal.BLACKOUT), refusal(plan, refusing, begins));
  }

  private static Optional<WarrantRefusal> refusal(WindowPlan plan, Blackouts blackouts) {
    return refusal(plan, blackouts, NOW);
  }

  private static Optional<WarrantRefusal> refusal(
      WindowPlan plan, Blackouts blackouts, Instant begins) {
    WindowWorld world = world(NOW, blackouts);
    LeaseClaim lease =
        new LeaseClaim(
            RUN,
            plan.request().profile(),
            plan.role(),
            plan.request().certificate(),
            begins,
            begins.plus(plan.request().length()),
            LeaseStage.WRITTEN);
    return Warrants.firstFailure(
        new Warrant(
            plan,
            CanonicalJson.digest(plan),
            new Act.Request(header(MAYA), plan.request()),
            Optional.empty(),
            List.of(vote(GRACE, "security-lead", plan), vote(RAVI, "ir-lead", plan))),
        new Undertaking(
            RUN.value(),
            plan.execution(),
            new Deed.ToLease(Operation.WRITE_LEASE, lease, Optional.empty()),
            world.rulebook(),
            world.rulebookDigest(),
            world.directory(),
            List.of(),
            NOW));
  }

  private static CountedVote vote(PersonId person, String slot, WindowPlan plan) {
    Digest digest = CanonicalJson.digest(plan);
    return new CountedVote(
        new Act.Ballot(
            header(person),
            plan.execution(),
            plan.round(),
            digest,
            Optional.of(slot),
            Decision.APPROVE,
            "",
            Optional.empty()),
        Optional.of(TestIssuer.verified(person, digest)));
  }

  private static PlanningResult<WindowPlan> more(WindowPlan opened, Duration by) {
    PlannedExtension extension =
        new PlannedExtension(
            1, MAYA, NOW, NOW, NOW.plus(Duration.ofMinutes(30)), by, "the restore is not through");
    return WindowPlanner.extension(extension, opened, 2, world(NOW, refusing()));
  }

  private static WindowRequest request(Duration length) {
    return new WindowRequest(
        new ChangeId("CHG-1"),
        FakeWorld.governed().profile(),
        OMAR,
        new SourceIdentity("CN=omar"),
        length,
        "a test asks for a window");
  }

  private static WindowPlan planned(WindowRequest request, Blackouts blackouts) {
    return plan(request, blackouts).planned().orElseThrow();
  }

  private static PlanningResult<WindowPlan> plan(WindowRequest request, Blackouts blackouts) {
    return WindowPlanner.plan(header(MAYA), request, "first", 1, world(NOW, blackouts));
  }

  private static ActHeader header(PersonId person) {
    return new ActHeader(RUN, person, "test", "n-" + person, NOW, NOW.plusSeconds(300));
  }

  private static List<Finding.Code> codes(PlanningResult<WindowPlan> result) {
    return result.findings().stream().map(Finding::code).toList();
  }

  private static Blackouts refusing() {
    return new Blackouts(List.of(yearEnd()), DuringBlackout.REFUSED);
  }

  private static Blackouts allowing() {
    return new Blackouts(List.of(yearEnd()), DuringBlackout.ALLOWED);
  }

  private static Blackout yearEnd() {
    return new Blackout(
        "year-end", BEGIN, Instant.parse("2027-01-02T00:00:00Z"), "the books are closed");
  }

  private static WindowWorld world(Instant now, Blackouts blackouts) {
    Rulebook shipped = FakeWorld.RULEBOOK.rulebook();
    return FakeWorld.under(
        new LoadedRulebook(
            new Rulebook(
                shipped.name(),
                shipped.directory(),
                shipped.breakGlass(),
                shipped.executors(),
                blackouts,
                shipped.drill(),
                shipped.profileOnboarding(),
                shipped.consumerEnrollment(),
                shipped.pkiSetup(),
                shipped.schedules(),
                shipped.trustPolicies(),
                shipped.certificates(),
                shipped.posture(),
                shipped.enrollment()),
            FakeWorld.RULEBOOK.sha256(),
            FakeWorld.RULEBOOK.text()),
        now);
  }
}
