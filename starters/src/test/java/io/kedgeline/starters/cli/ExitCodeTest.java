package io.kedgeline.starters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.api.HolderCertificateDocument;
import io.kedgeline.starters.api.HolderProgress;
import io.kedgeline.starters.api.ProblemView;
import io.kedgeline.workflows.breakglass.HolderCertificateView.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    "AWAITING_KEY,PENDING",
    "DENIED,REFUSED",
    "EXPIRED,REFUSED",
    "CLOSE_UNPROVEN,UNPROVEN"
  })
  void aWindowsStateHasACode(WindowState state, ExitCode exit) {
    assertEquals(exit, ExitCode.of(state));
  }

  @ParameterizedTest
  @CsvSource({
    "PLANNING,NONE,PENDING",
    "OPEN,NONE,REFUSED",
    "AWAITING_KEY,KEY_AWAITED,PENDING",
    "AWAITING_APPROVAL,KEY_SHOWN,PENDING",
    "DENIED,KEY_SHOWN,REFUSED",
    "OPEN,ISSUED,DONE",
    "CLOSING,REVOKING,REFUSED",
    "REVIEWED,REVOKED,REFUSED",
    "REVIEWED,UNKNOWN,UNPROVEN"
  })
  void aHoldersCertificateHasACode(WindowState state, Stage stage, ExitCode exit) {
    assertEquals(
        exit,
        ExitCode.of(
            new HolderProgress(
                state,
                Optional.empty(),
                new HolderCertificateDocument(stage, Optional.empty(), Optional.empty()))));
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
    "403,NOT_THE_HOLDER,REFUSED",
    "403,KEY_NOT_AWAITED,STALE",
    "403,KEY_IN_USE,STALE",
    "404,RUN_UNKNOWN,FAILED",
    "409,RUN_OVER,STALE",
    "503,ENGINE_UNREACHABLE,UNREACHABLE"
  })
  void aProblemHasACode(int status, String code, ExitCode exit) {
    assertEquals(exit, ExitCode.of(new ProblemView("t", "t", status, "d", code, List.of())));
  }
}
