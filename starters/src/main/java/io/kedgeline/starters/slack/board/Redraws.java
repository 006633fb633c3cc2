package io.kedgeline.starters.slack.board;

import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RecordedState;
import io.kedgeline.ledger.slack.SlackCardTable.Unsettled;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which cards are to be looked at again. Asking a run costs the engine something, so one of which
 * the ledger hears nothing new is asked seldom: often enough for its countdown, and for votes that
 * came by another door, of which the ledger hears with the run's next step.
 */
final class Redraws {

  private static final Duration WHILE_VOTES_ARE_AWAITED = Duration.ofSeconds(5);
  private static final Duration WHILE_SOMETHING_COUNTS_DOWN = Duration.ofSeconds(20);
  private static final Duration OTHERWISE = Duration.ofMinutes(5);

  /** They stay for long: what is tried meanwhile may take hours. */
  private static final Set<RunState> UNPROVEN =
      Set.of(
          WindowState.CLOSE_UNPROVEN,
          OnboardingState.UNDO_UNPROVEN,
          EnrollmentState.REVOKE_UNPROVEN);

  private final Map<RunId, Looked> looked = new ConcurrentHashMap<>();

  private record Looked(RunState state, long head, Instant when) {}

  /**
   * Whether this run is to be looked at now; the caller does so then. A state that passes by itself
   * is no reason: asked in the midst of it, a run has one more thing to do. While a window is open,
   * what the ledger hears may be a wish for more time.
   */
  boolean due(Unsettled run, Instant now) {
    RunState state = RecordedState.of(run.run(), run.state());
    Optional<Looked> last = Optional.ofNullable(looked.get(run.run()));
    boolean due =
        last.filter(look -> passes(state) || look.state().equals(state))
            .filter(look -> state.phase() != Phase.STANDING || look.head() == run.head())
            .filter(look -> now.isBefore(look.when().plus(pause(state))))
            .isEmpty();
    if (due) {
      looked.put(run.run(), new Looked(state, run.head(), now));
    }
    return due;
  }

  private static boolean passes(RunState state) {
    return switch (state.phase()) {
      case PLANNING, APPROVED, ACTING -> true;
      case UNDOING -> !UNPROVEN.contains(state);
      case VOTING, STANDING, REVIEW, OVER -> false;
    };
  }

  /** Looks at this run again at the next beat. */
  void again(RunId run) {
    looked.remove(run);
  }

  private static Duration pause(RunState state) {
    return switch (state.phase()) {
      case PLANNING, VOTING -> WHILE_VOTES_ARE_AWAITED;
      case APPROVED, ACTING, STANDING -> WHILE_SOMETHING_COUNTS_DOWN;
      case UNDOING -> UNPROVEN.contains(state) ? OTHERWISE : WHILE_SOMETHING_COUNTS_DOWN;
      case REVIEW, OVER -> OTHERWISE;
    };
  }
}
