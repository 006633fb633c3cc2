package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.World;
import io.kedgeline.domain.onboarding.OnboardingEvent;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.ChangeTold;
import io.kedgeline.workflows.course.Detached;
import io.kedgeline.workflows.course.Planner;
import io.kedgeline.workflows.course.Planning;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Sealing;
import io.kedgeline.workflows.course.Unbegun;
import io.kedgeline.workflows.course.UnlessEnded;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.port.SealReport;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The course of what makes something that is to last: planned and approved, made, and where it is
 * not registered undone; then told and sealed.
 */
public final class MakingCourse<P extends Plan, W extends World> {

  private final Run<OnboardingState> run;
  private final Planning<P, W> planning;
  private Optional<Approved<P>> approved = Optional.empty();

  /** The course of this run, planned so. */
  public MakingCourse(Run<OnboardingState> run, Planner<P, W> planner) {
    this.run = run;
    this.planning = new Planning<>(run, planner);
  }

  /**
   * Runs it from request to seal.
   *
   * @param making takes the steps, the last of which registers
   * @param undoing takes away what was made
   */
  public OnboardingOutcome run(Consumer<MakingSteps> making, Undoing undoing) {
    String reason = "made, proved and registered";
    try {
      approved = planning.obtain();
      approved.ifPresent(ready -> make(ready, making));
    } catch (TemporalFailure failed) {
      reason = Causes.cancelled(failed) ? Unbegun.CANCELLED : Causes.sentence(failed);
    }
    String why = run.approvals().ending().map(MakingCourse::endedBy).orElse(reason);
    return Detached.result(() -> undoTellAndSeal(why, undoing));
  }

  /** Takes the steps, unless somebody ends the run. */
  private void make(Approved<P> ready, Consumer<MakingSteps> making) {
    run.progress().move(OnboardingEvent.MAKING_BEGUN);
    MakingSteps steps = new MakingSteps(run, ready);
    new UnlessEnded(run).take(() -> making.accept(steps));
  }

  private static String endedBy(Approvals.Ending ending) {
    return "ended by " + ending.by();
  }

  private OnboardingOutcome undoTellAndSeal(String reason, Undoing undoing) {
    if (run.progress().state() == OnboardingState.MAKING) {
      undoing.undo(reason);
    } else if (run.progress().state().phase() != Phase.OVER) {
      new Unbegun(run).end(reason);
    }
    String said = run.approvals().status().reason().orElse(reason);
    new ChangeTold(run)
        .end(
            planning.gathered(),
            approved.<Plan>map(Approved::plan).or(() -> run.approvals().plan().plan()),
            said);
    SealReport seal = new Sealing(run).seal();
    Workflow.await(Workflow::isEveryHandlerFinished);
    return new OnboardingOutcome(run.progress().state(), said, seal.head());
  }
}
