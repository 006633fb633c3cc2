package io.kedgeline.workflows.external;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.course.Alarm;
import io.kedgeline.workflows.course.FirstUse;
import io.kedgeline.workflows.course.Hints;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.onboarding.MakingSteps;
import io.kedgeline.workflows.port.AuthorityActs;
import io.kedgeline.workflows.port.AuthorityProofs;
import io.kedgeline.workflows.port.CanaryActs;
import io.kedgeline.workflows.port.CanarySight;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.SessionReport;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Makes the anchor of an authority outside AWS: anchor with its list, canary, enabled, strangers
 * stay out; then it waits until the certificate that the authority issued was seen there, since
 * nobody here can issue one; registered.
 */
public final class ExternalMaking {

  /** AWS is asked soon after the start, when whoever runs the authority sits by, and then less. */
  private static final List<Integer> LOOKS = List.of(1, 2, 4, 8, 16, 24, 32, 40, 48, 56, 64);

  private final Run<OnboardingState> run;
  private final AuthorityActs acts =
      Workflow.newActivityStub(
          AuthorityActs.class, TaskQueues.on(TaskQueues.PKI, Retries.opening()));
  private final CanaryActs canary =
      Workflow.newActivityStub(
          CanaryActs.class, TaskQueues.on(TaskQueues.PROVISION, Retries.opening()));
  private final AuthorityProofs proofs =
      Workflow.newActivityStub(
          AuthorityProofs.class, TaskQueues.on(TaskQueues.ISSUE, Retries.issuing()));
  private final CanarySight sight = Workflow.newActivityStub(CanarySight.class, Retries.opening());

  /** The making of this run. */
  public ExternalMaking(Run<OnboardingState> run) {
    this.run = run;
  }

  /**
   * Takes the steps.
   *
   * @throws io.temporal.failure.TemporalFailure when one fails, or the canary was not seen
   */
  public void make(MakingSteps steps) {
    steps.take(Operation.PREPARE_ANCHOR, acts::prepareAnchor);
    steps.take(Operation.CREATE_CANARY, canary::createCanary);
    steps.take(Operation.ENABLE_ANCHOR, acts::enableAnchor);
    steps.prove(Operation.PROVE_AUTHORITY, proofs::proveAuthority);
    await(steps.firstUse());
    steps.register(Operation.REGISTER_AUTHORITY, acts::registerAuthority);
  }

  private void await(Duration span) {
    FirstUse firstUse = new FirstUse(run, Hints.none(), sight::confirmCanary, this::seen);
    if (!firstUse.seenWithin(span, LOOKS)) {
      String missed =
          "the canary of %s is undone with its anchor: %s".formatted(run.id(), firstUse.missed());
      new Alarm(run).tell(missed);
      throw ApplicationFailure.newNonRetryableFailure(
          firstUse.missed(), FailureType.CANARY_UNSEEN.name());
    }
  }

  private void seen(SessionReport report) {
    run.log().note(FactKind.PROVED, Map.of("proof", String.join("; ", report.observations())));
  }
}
