package io.kedgeline.starters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.api.ProblemView;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @Test
  void theCodesAreZeroToSevenInOrder() {
    assertEquals(
        List.of(0, 1, 2, 3, 4, 5, 6, 7),
        Arrays.stream(ExitCode.values()).map(ExitCode::code).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN,DONE",
    "CLOSED,DONE",
    "REVIEWED,DONE",
    "NEVER_OPEN,DONE",
    "AWAITING_APPROVAL,PENDING",
    "DENIED,REFUSED",
    "EXPIRED,REFUSED",
    "CLOSE_UNPROVEN,UNPROVEN"
  })
  void aWindowsStateHasACode(WindowState state, ExitCode exit) {
    assertEquals(exit, ExitCode.of(state));
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTERED,DONE",
    "AWAITING_APPROVAL,PENDING",
    "UNDOING,PENDING",
    "UNDONE,REFUSED",
    "DENIED,REFUSED",
    "UNDO_UNPROVEN,UNPROVEN"
  })
  void aProfilesStateHasACode(OnboardingState state, ExitCode exit) {
    assertEquals(exit, ExitCode.of(state));
  }

  @ParameterizedTest
  @CsvSource({
    "400,BAD_REQUEST,WRONG_INPUT",
    "401,NOT_SIGNED_IN,FAILED",
    "403,SELF_APPROVAL,REFUSED",
    "403,OTHER_PLAN,STALE",
    "404,RUN_UNKNOWN,FAILED",
    "409,RUN_OVER,STALE",
    "503,ENGINE_UNREACHABLE,UNREACHABLE"
  })
  void aProblemHasACode(int status, String code, ExitCode exit) {
    assertEquals(exit, ExitCode.of(new ProblemView("t", "t", status, "d", code, List.of())));
  }
}
