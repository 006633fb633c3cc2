package io.kedgeline.starters.http;

import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.workflows.governed.ActAnswer;

/** What the desk and the run refuse, as problems. */
final class Refusals {

  private Refusals() {}

  static Problem of(DeskRefusal refusal) {
    String code = refusal.code().name();
    return switch (refusal.code()) {
      case RUN_UNKNOWN -> Problem.of(404, "No such run", code, refusal.sentence());
      case CHANGE_IN_USE, RUN_OVER, NOT_AWAITED ->
          Problem.of(409, "Conflict", code, refusal.sentence());
      case DRILL_BY_HAND -> Problem.of(403, "Drills begin by schedule", code, refusal.sentence());
      case TOKEN_NOT_THEIRS, NOT_THE_HOLDER ->
          Problem.of(403, "Not theirs", code, refusal.sentence());
      case TOKEN_REFUSED -> Problem.of(401, "Not enrolled by this", code, refusal.sentence());
      case TOO_MANY_REFUSALS -> Problem.of(429, "Refused too often", code, refusal.sentence());
      case ENGINE_UNREACHABLE ->
          Problem.of(503, "The engine does not answer", code, refusal.sentence());
    };
  }

  /** The run's own answer: what counts is answered, what does not is a problem. */
  static Answer answer(ActAnswer answer) {
    return switch (answer) {
      case ActAnswer.Accepted accepted -> Answer.ok(accepted);
      case ActAnswer.Refused refused ->
          throw Problem.of(403, "Refused by the run", refused.code(), refused.sentence());
    };
  }
}
