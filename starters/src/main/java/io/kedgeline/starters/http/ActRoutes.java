package io.kedgeline.starters.http;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import java.util.List;
import java.util.function.Function;

/** What people may say to a run of any runbook: votes, their withdrawal, and its end. */
final class ActRoutes {

  private static final String CHANNEL = "http";

  private final Desk desk;
  private final ApprovalTokens approvals;

  ActRoutes(Desk desk, ApprovalTokens approvals) {
    this.desk = desk;
    this.approvals = approvals;
  }

  /**
   * The routes below one kind of run.
   *
   * @param path where runs of that kind are, such as {@code /v1/windows}
   * @param run the run that a path names
   */
  List<Route> below(String path, Function<Call, RunId> run) {
    return List.of(
        Route.post(path + "/{change}/votes", call -> vote(call, run.apply(call))),
        Route.post(path + "/{change}/withdrawals", call -> withdraw(call, run.apply(call))),
        Route.post(path + "/{change}/closings", call -> close(call, run.apply(call))));
  }

  /** Whoever calls, by this door. */
  static Caller caller(Call call) {
    return Caller.of(call.person().id(), CHANNEL);
  }

  private Answer vote(Call call, RunId run) {
    Bodies.Vote vote = call.body(Bodies::vote);
    return Refusals.answer(
        desk.vote(
            caller(call),
            run,
            vote.plan(),
            vote.slot(),
            vote.decision(),
            vote.reason(),
            vote.idToken()
                .filter(token -> vote.decision() == Decision.APPROVE)
                .map(approvals::proof)));
  }

  private Answer withdraw(Call call, RunId run) {
    return Refusals.answer(desk.withdraw(caller(call), run));
  }

  private Answer close(Call call, RunId run) {
    String reason = call.body(Bodies::closing);
    return Refusals.answer(desk.close(caller(call), run, reason));
  }
}
