package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import org.junit.jupiter.api.Test;

class RecordedStateTest {

  private static final RunId WINDOW = new RunId("RB-06/CHG-1");
  private static final RunId PROFILE = new RunId("RB-02/CHG-1");

  @Test
  void aNameMeansWhatTheRunsOwnRunbookSays() {
    assertEquals(WindowState.DENIED, RecordedState.of(WINDOW, "DENIED"));
    assertEquals(WindowState.OPEN, RecordedState.of(new RunId("RB-14/DRILL-1"), "OPEN"));
    assertEquals(OnboardingState.DENIED, RecordedState.of(PROFILE, "DENIED"));
    assertEquals(OnboardingState.UNDONE, RecordedState.of(new RunId("RB-01/CHG-1"), "UNDONE"));
  }

  @Test
  void theStateOfAnotherRunbookIsNone() {
    assertThrows(IllegalArgumentException.class, () -> RecordedState.of(PROFILE, "OPEN"));
    assertThrows(IllegalArgumentException.class, () -> RecordedState.of(WINDOW, "MAKING"));
  }

  @Test
  void aRunOfNoRunbookHasNoState() {
    assertThrows(
        IllegalArgumentException.class,
        () -> RecordedState.of(new RunId("RB-99/CHG-1"), "PLANNING"));
  }
}
