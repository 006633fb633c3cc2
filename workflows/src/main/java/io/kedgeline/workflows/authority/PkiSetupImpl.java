package io.kedgeline.workflows.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityWorld;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.external.ExternalWorld;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.OnboardingTransitions;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.external.ExternalMaking;
import io.kedgeline.workflows.external.ExternalPlanning;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.onboarding.MakingCourse;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import io.kedgeline.workflows.onboarding.OnboardingStart;
import io.kedgeline.workflows.onboarding.Undoing;
import io.kedgeline.workflows.port.AuthorityActs;
import io.kedgeline.workflows.port.CanaryActs;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.wire.WireMapper;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import java.util.function.Function;

/**
 * {@code setup} and {@code run}; the parts are {@link MakingCourse}, {@link AuthorityPlanning},
 * {@link AuthorityMaking}, {@link Undoing}, and for an authority outside AWS {@link
 * ExternalPlanning} and {@link ExternalMaking}.
 */
public final class PkiSetupImpl implements PkiSetup {

  private final Run<OnboardingState> run;
  private final Function<Undoing, OnboardingOutcome> course;
  private final CanaryActs canary =
      Workflow.newActivityStub(
          CanaryActs.class, TaskQueues.on(TaskQueues.PROVISION, Retries.closing()));
  private final AuthorityActs acts =
      Workflow.newActivityStub(
          AuthorityActs.class, TaskQueues.on(TaskQueues.PKI, Retries.closing()));

  /** Sets up everything that a handler touches, since one may run before {@link #run}. */
  @WorkflowInit
  public PkiSetupImpl(OnboardingStart start) {
    this.run = Run.begin(start.request(), OnboardingState.PLANNING, OnboardingTransitions.TABLE);
    this.course = asksOutsideAws(start) ? outsideAws() : ofAws();
  }

  private Function<Undoing, OnboardingOutcome> ofAws() {
    MakingCourse<AuthorityPlan, AuthorityWorld> making =
        new MakingCourse<>(run, new AuthorityPlanning(run));
    return undoing -> making.run(new AuthorityMaking()::make, undoing);
  }

  private Function<Undoing, OnboardingOutcome> outsideAws() {
    MakingCourse<ExternalPlan, ExternalWorld> making =
        new MakingCourse<>(run, new ExternalPlanning(run));
    return undoing -> making.run(new ExternalMaking(run)::make, undoing);
  }

  /**
   * By what the request says, which nobody has verified yet: whoever gathers for the one kind
   * refuses a request of the other, as one that is not signed.
   */
  private static boolean asksOutsideAws(OnboardingStart start) {
    try {
      return WireMapper.strict().readValue(start.request().payload(), Act.class)
              instanceof Act.Request asked
          && asked.asks(ExternalRequest.class).isPresent();
    } catch (JsonProcessingException | RuntimeException unreadable) {
      return false;
    }
  }

  @Override
  public OnboardingOutcome run(OnboardingStart start) {
    return course.apply(new Undoing(run, List.of(canary::undoCanary, acts::undoAuthority)));
  }
}
