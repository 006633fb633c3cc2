package io.kedgeline.starters.cli;

import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.api.HolderProgress;
import io.kedgeline.starters.api.ProblemView;

/** What a command's exit code tells a script. */
public enum ExitCode {
  DONE(0, "done, or the window is open or was closed, or what was asked for is made"),
  FAILED(1, "failed"),
  WRONG_INPUT(2, "wrong input, nothing was done"),
  PENDING(3, "it is not open or made yet, or is being closed or undone"),
  REFUSED(4, "refused, denied, withdrawn, expired, or given up and undone"),
  STALE(5, "the plan or the run moved on: look again"),
  UNPROVEN(6, "closing or undoing could not be proved: act now"),
  UNREACHABLE(7, "the server, the engine or the ledger does not answer");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number. */
  public int code() {
    return code;
  }

  /** What it means, as people read it. */
  public String meaning() {
    return meaning;
  }

  /** What a window's state means to a script that waits for it. */
  public static ExitCode of(WindowState state) {
    return switch (state) {
      case OPEN, CLOSED, REVIEW_OVERDUE, REVIEWED, NEVER_OPEN -> DONE;
      case PLANNING, AWAITING_APPROVAL, APPROVED, AWAITING_KEY, OPENING, CLOSING -> PENDING;
      case REJECTED, DENIED, WITHDRAWN, EXPIRED -> REFUSED;
      case CLOSE_UNPROVEN -> UNPROVEN;
    };
  }

  /** What it means to a script that waits for the certificate of a window's holder. */
  public static ExitCode of(HolderProgress progress) {
    return switch (progress.certificate().stage()) {
      case NONE -> progress.state() == WindowState.PLANNING ? PENDING : REFUSED;
      case KEY_AWAITED, KEY_SHOWN -> progress.state().last() ? REFUSED : PENDING;
      case ISSUED -> DONE;
      case REVOKING, REVOKED -> REFUSED;
      case UNKNOWN -> UNPROVEN;
    };
  }

  /** What the state of a profile's making means to a script that waits for it. */
  public static ExitCode of(OnboardingState state) {
    return switch (state) {
      case REGISTERED -> DONE;
      case PLANNING, AWAITING_APPROVAL, APPROVED, MAKING, UNDOING -> PENDING;
      case REJECTED, DENIED, WITHDRAWN, EXPIRED, UNDONE -> REFUSED;
      case UNDO_UNPROVEN -> UNPROVEN;
    };
  }

  /** What the state of an enrollment means to a script that waits for it. */
  public static ExitCode of(EnrollmentState state) {
    return switch (state) {
      case REGISTERED -> DONE;
      case PLANNING,
          AWAITING_APPROVAL,
          APPROVED,
          AWAITING_DEVICE,
          ISSUING,
          AWAITING_SESSION,
          REVOKING ->
          PENDING;
      case REJECTED, DENIED, WITHDRAWN, EXPIRED, NOT_ISSUED, REVOKED -> REFUSED;
      case REVOKE_UNPROVEN, ISSUE_UNPROVEN -> UNPROVEN;
    };
  }

  /** What a refusal of the server means to a script. */
  static ExitCode of(ProblemView problem) {
    return switch (problem.code()) {
      case "OTHER_ROUND",
          "OTHER_PLAN",
          "OTHER_CHANGES",
          "NOT_AWAITED",
          "KEY_NOT_AWAITED",
          "KEY_IN_USE",
          "NOT_OPEN",
          "REVIEW_NOT_AWAITED",
          "ACT_EXPIRED",
          "CHANGE_IN_USE",
          "RUN_OVER",
          "SCHEDULE_NOT_APPLIED" ->
          STALE;
      default ->
          switch (problem.status()) {
            case 400, 415 -> WRONG_INPUT;
            case 403, 429 -> REFUSED;
            case 502, 503, 504 -> UNREACHABLE;
            default -> FAILED;
          };
    };
  }
}
