package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.enrollment.EnrollmentChange;
import io.kedgeline.domain.enrollment.EnrollmentEvent;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentPlanner;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.EnrollmentStaleness;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.enrollment.EnrollmentWorld;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Awaited;
import io.kedgeline.workflows.course.Planner;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Survey;
import io.kedgeline.workflows.enrollment.Presentations.Presented;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.port.EnrollmentGathering;
import io.kedgeline.workflows.port.EnrollmentLook;
import io.kedgeline.workflows.port.GatheredEnrollment;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;

/** How an enrollment is planned. */
final class EnrollmentPlanning implements Planner<EnrollmentPlan, EnrollmentWorld> {

  private final Run<EnrollmentState> run;
  private final Presentations presentations;
  private final EnrollmentGathering gathering =
      Workflow.newActivityStub(EnrollmentGathering.class, Retries.opening());

  EnrollmentPlanning(Run<EnrollmentState> run, Presentations presentations) {
    this.run = run;
    this.presentations = presentations;
  }

  @Override
  public Survey<EnrollmentWorld> gather() {
    Optional<SignedAct> presentation = presentations.presented().map(Presented::signed);
    GatheredEnrollment gathered =
        new Acting(run)
            .carrying(facts ->
                gathering.gatherEnrollment(
                    new EnrollmentLook(run.id(), run.request(), presentation, facts)))
            .orElseThrow(() -> Acting.foreign("gathering"));
    EnrollmentWorld world = gathered.world();
    world
        .rulebook()
        .consumerEnrollment()
        .ifPresent(rules -> run.approvals().believe(gathered.trust(), world.directory(), rules));
    return new Survey<>(world, gathered.trust());
  }

  /** A plan that is made anew waits for the device anew: its token was used up for the old one. */
  @Override
  public Optional<PlanningResult<EnrollmentPlan>> plan(
      Act.Request asked, String execution, int round, EnrollmentWorld world) {
    presentations.discard();
    return asked
        .asks(EnrollmentRequest.class)
        .map(request -> EnrollmentPlanner.plan(asked.header(), request, execution, round, world));
  }

  @Override
  public Optional<String> stale(EnrollmentPlan plan, Ballot ballot, EnrollmentWorld world) {
    return EnrollmentStaleness.reason(plan, ballot, world);
  }

  @Override
  public Optional<ChangeNeed> need(EnrollmentPlan plan, EnrollmentWorld world, Instant now) {
    return world
        .rulebook()
        .consumerEnrollment()
        .flatMap(rules -> EnrollmentChange.need(rules, plan, now));
  }

  @Override
  public Optional<Awaited> awaited(EnrollmentPlan plan) {
    run.progress().move(EnrollmentEvent.DEVICE_AWAITED);
    presentations.await(plan);
    return Optional.of(
        new Awaited(
            plan.presentBefore(),
            () -> presentations.presented().isPresent(),
            "the device did not show its request in time"));
  }

  @Override
  public Optional<Instant> start(EnrollmentPlan plan) {
    return Optional.empty();
  }
}
