package io.kedgeline.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.governed.RunEvent;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a making may go from where it stands. */
class OnboardingTransitionsTest {

  @ParameterizedTest
  @EnumSource(OnboardingState.class)
  void aLastStateHasNoMoveAndEveryOtherHasOne(OnboardingState state) {
    assertEquals(state.last(), from(state).isEmpty());
  }

  @Test
  void onlyWhatIsApprovedIsMade() {
    assertEquals(Set.of(OnboardingState.APPROVED), before(OnboardingEvent.MAKING_BEGUN));
  }

  @Test
  void whatIsBeingMadeIsRegisteredOrUndoneAndNothingElse() {
    assertEquals(
        Set.of(OnboardingState.REGISTERED, OnboardingState.UNDOING), from(OnboardingState.MAKING));
  }

  @Test
  void anUndoingEndsUndoneOrRegisteredAndWaitsUntilItIsProved() {
    assertEquals(
        Set.of(OnboardingState.UNDONE, OnboardingState.REGISTERED, OnboardingState.UNDO_UNPROVEN),
        from(OnboardingState.UNDOING));
    assertEquals(
        Set.of(OnboardingState.UNDONE, OnboardingState.REGISTERED),
        from(OnboardingState.UNDO_UNPROVEN));
  }

  @Test
  void nothingIsUndoneThatWasNotGivenUp() {
    assertEquals(
        Set.of(OnboardingState.UNDOING, OnboardingState.UNDO_UNPROVEN),
        before(OnboardingEvent.UNDO_PROVED));
  }

  private static Set<OnboardingState> from(OnboardingState state) {
    Set<OnboardingState> next = EnumSet.noneOf(OnboardingState.class);
    events()
        .flatMap(event -> OnboardingTransitions.TABLE.next(state, event).stream())
        .forEach(next::add);
    return next;
  }

  private static Set<OnboardingState> before(RunEvent event) {
    Set<OnboardingState> states = EnumSet.noneOf(OnboardingState.class);
    for (OnboardingState state : OnboardingState.values()) {
      if (OnboardingTransitions.TABLE.next(state, event).isPresent()) {
        states.add(state);
      }
    }
    return states;
  }

  private static Stream<RunEvent> events() {
    return Stream.concat(Stream.of(ApprovalEvent.values()), Stream.of(OnboardingEvent.values()));
  }
}
