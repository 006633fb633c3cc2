package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.OMAR;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowPlanner;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.DrillRules;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Drills keep to their profile and everybody else off it, in planning and in the worker. */
class DrillWarrantTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final RunId DRILL = new RunId("RB-14/DRILL-202611011200");
  private static final RunId WINDOW = new RunId("RB-06/CHG-1");
  private static final RunId UNRECORDED = new RunId("RB-06/DRILL-202611011200");
  private static final RunId MISNAMED = new RunId("RB-14/CHG-1");

  /** Without a drill on the profile that the tests ask for. */
  private static final LoadedRulebook REAL = FakeWorld.RULEBOOK;

  /** The same, but that profile is the one that is drilled on. */
  private static final LoadedRulebook DRILLED = drilled();

  @Test
  void aDrillOnTheDrillProfileNeedsNoChangeRecordAndIsAuthorised() {
    assertEquals(Optional.empty(), refusal(planned(DRILL, DRILLED), DRILLED));
  }

  @Test
  @DisplayName("AC-28 a drill on another profile is refused in planning and by the worker")
  void aDrillOnAnotherProfileIsRefusedInPlanningAndByTheWorker() {
    assertEquals(List.of(Finding.Code.DRILL_ONLY), findings(DRILL, REAL));
    assertEquals(Optional.of(WarrantRefusal.OTHER_PURPOSE), refusal(planned(DRILL, DRILLED), REAL));
  }

  @Test
  @DisplayName("AC-28 a window on the drill profile is refused in planning and by the worker")
  void aWindowOnTheDrillProfileIsRefusedInPlanningAndByTheWorker() {
    assertEquals(List.of(Finding.Code.DRILL_ONLY), findings(WINDOW, DRILLED));
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_PURPOSE), refusal(planned(WINDOW, REAL), DRILLED));
  }

  @Test
  @DisplayName("AC-28 a window cannot call itself a drill to do without a change record")
  void aWindowCannotCallItselfADrillToDoWithoutAChangeRecord() {
    assertEquals(List.of(Finding.Code.DRILL_ONLY), findings(UNRECORDED, REAL));
    assertEquals(List.of(Finding.Code.DRILL_ONLY), findings(UNRECORDED, DRILLED));
    assertEquals(List.of(Finding.Code.DRILL_ONLY), findings(MISNAMED, REAL));
  }

  private static LoadedRulebook drilled() {
    Rulebook shipped = REAL.rulebook();
    DrillRules drill = shipped.drill().orElseThrow();
    return new LoadedRulebook(
        new Rulebook(
            shipped.name(),
            shipped.directory(),
            shipped.breakGlass(),
            shipped.executors(),
            shipped.blackouts(),
            Optional.of(
                new DrillRules(
                    drill.owner(),
                    drill.holder(),
                    drill.certificate(),
                    FakeWorld.governed().name(),
                    drill.length(),
                    drill.grace())),
            shipped.profileOnboarding(),
            shipped.consumerEnrollment(),
            shipped.pkiSetup(),
            shipped.schedules(),
            shipped.trustPolicies(),
            shipped.certificates(),
            shipped.posture(),
            shipped.enrollment()),
        REAL.sha256(),
        REAL.text());
  }

  private static WindowRequest request(RunId run) {
    return new WindowRequest(
        new ChangeId(run.change()),
        FakeWorld.governed().profile(),
        OMAR,
        new SourceIdentity("CN=omar"),
        Duration.ofMinutes(30),
        "a test asks for a window");
  }

  private static PlanningResult<WindowPlan> plan(RunId run, LoadedRulebook rulebook) {
    return WindowPlanner.plan(
        header(run, MAYA), request(run), "first", 1, FakeWorld.under(rulebook, NOW));
  }

  private static WindowPlan planned(RunId run, LoadedRulebook rulebook) {
    return plan(run, rulebook).planned().orElseThrow();
  }

  private static List<Finding.Code> findings(RunId run, LoadedRulebook rulebook) {
    return plan(run, rulebook).findings().stream()
        .map(Finding::code)
        .filter(code -> code == Finding.Code.DRILL_ONLY)
        .toList();
  }

  private static Optional<WarrantRefusal> refusal(WindowPlan plan, LoadedRulebook known) {
    LeaseClaim lease =
        new LeaseClaim(
            plan.run(),
            plan.request().profile(),
            plan.role(),
            plan.request().certificate(),
            NOW,
            NOW.plus(plan.request().length()),
            LeaseStage.WRITTEN);
    return Warrants.firstFailure(
        new Warrant(
            plan,
            CanonicalJson.digest(plan),
            new Act.Request(header(plan.run(), MAYA), plan.request()),
            Optional.empty(),
            Stream.of(ballot(plan, GRACE, "security-lead"), ballot(plan, RAVI, "ir-lead"))
                .toList()),
        new Undertaking(
            plan.run().value(),
            "first",
            new Deed.ToLease(Operation.WRITE_LEASE, lease, Optional.empty()),
            known.rulebook(),
            known.sha256(),
            FakeWorld.at(NOW).directory(),
            List.of(),
            NOW));
  }

  private static CountedVote ballot(WindowPlan plan, PersonId person, String slot) {
    Digest digest = CanonicalJson.digest(plan);
    return new CountedVote(
        new Act.Ballot(
            header(plan.run(), person),
            plan.execution(),
            plan.round(),
            digest,
            Optional.of(slot),
            Decision.APPROVE,
            "",
            Optional.empty()),
        Optional.of(TestIssuer.verified(person, digest)));
  }

  private static ActHeader header(RunId run, PersonId person) {
    return new ActHeader(run, person, "test", "n-" + person, NOW, NOW.plusSeconds(300));
  }
}
