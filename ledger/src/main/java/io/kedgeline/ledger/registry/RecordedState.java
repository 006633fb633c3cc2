package io.kedgeline.ledger.registry;

import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.window.WindowState;

/**
 * Reads the state of a run as the ledger keeps it: a name, which means what the table of the run's
 * own runbook says. Two runbooks may give the same name to states of their own.
 */
public final class RecordedState {

  private RecordedState() {}

  /** The state that this run last reported. */
  public static RunState of(RunStart start) {
    return of(start.run(), start.state());
  }

  /**
   * The state of this name, as this run's runbook has it.
   *
   * @throws IllegalArgumentException when this build has no such runbook, or that no such state
   */
  public static RunState of(RunId run, String name) {
    RunbookId runbook =
        run.runbook()
            .orElseThrow(
                () -> new IllegalArgumentException("state: this build has no runbook of " + run));
    return switch (runbook) {
      case BREAK_GLASS_WINDOW, BREAK_GLASS_DRILL -> WindowState.valueOf(name);
      case PROFILE_ONBOARDING, PKI_SETUP -> OnboardingState.valueOf(name);
      case CONSUMER_ENROLLMENT -> EnrollmentState.valueOf(name);
    };
  }
}
