package io.kedgeline.starters.http;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.workflows.governed.PlanView;
import io.kedgeline.workflows.governed.ReviewView;
import io.kedgeline.workflows.governed.RunStatus;
import java.util.List;
import java.util.Optional;

/** {@code /v1/windows}: break-glass windows. */
final class WindowRoutes {

  private static final String CHANNEL = "http";

  private final Desk desk;
  private final RunArchive archive;
  private final LiveStates live;
  private final Requesters requesters;
  private final Bodies bodies;
  private final ApprovalTokens approvals;

  WindowRoutes(
      Desk desk, RunArchive archive, LiveStates live, Rulebook rulebook, ApprovalTokens approvals) {
    this.approvals = approvals;
    this.live = live;
    this.desk = desk;
    this.archive = archive;
    this.requesters = new Requesters(rulebook);
    this.bodies = new Bodies(rulebook);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/windows", this::request),
        Route.get("/v1/windows", this::list),
        Route.get("/v1/windows/{change}", this::show),
        Route.post("/v1/windows/{change}/votes", this::vote),
        Route.post("/v1/windows/{change}/withdrawals", this::withdraw),
        Route.post("/v1/windows/{change}/extensions", this::extend),
        Route.post("/v1/windows/{change}/reviews", this::review),
        Route.post("/v1/windows/{change}/closings", this::close));
  }

  private Answer request(Call call) {
    requesters.require(call.person());
    WindowRequest request = call.body(bodies::window);
    RunId run = desk.request(caller(call), request);
    return Answer.accepted(new RunRef(run), "/v1/windows/" + request.change());
  }

  private Answer list(Call call) {
    return Answer.ok(RunRows.of(archive.latest(RunbookId.BREAK_GLASS_WINDOW, call.limit()), live));
  }

  private Answer show(Call call) {
    RunStart start = archive.start(call.window());
    try {
      return Answer.ok(live(start, desk.status(start.run())));
    } catch (DeskRefusal silent) {
      return Answer.ok(lastHeard(start, silent));
    }
  }

  private WindowView live(RunStart start, RunStatus status) {
    PlanView plan = desk.plan(start.run());
    Optional<ReviewView> review =
        status.state().awaitsReview()
            ? Optional.of(desk.toBeReviewed(start.run()))
            : Optional.empty();
    return new WindowView(
        start.run(),
        WindowState.of(status.state()),
        start.requester(),
        archive.channel(start),
        status.emptySlots(),
        status.expires(),
        status.reason(),
        status.extension(),
        plan.digest(),
        plan.plan(WindowPlan.class),
        review,
        false);
  }

  private WindowView lastHeard(RunStart start, DeskRefusal silent) {
    return new WindowView(
        start.run(),
        WindowState.valueOf(start.state()),
        start.requester(),
        archive.channel(start),
        List.of(),
        Optional.empty(),
        Optional.of(
            "%s; the ledger last heard of the run at %s"
                .formatted(silent.sentence(), start.stateAt())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private Answer vote(Call call) {
    Bodies.Vote vote = call.body(Bodies::vote);
    return Refusals.answer(
        desk.vote(
            caller(call),
            call.window(),
            vote.plan(),
            vote.slot(),
            vote.decision(),
            vote.reason(),
            vote.idToken()
                .filter(token -> vote.decision() == Decision.APPROVE)
                .map(approvals::proof)));
  }

  private static Caller caller(Call call) {
    return Caller.of(call.person().id(), CHANNEL);
  }

  private Answer withdraw(Call call) {
    return Refusals.answer(desk.withdraw(caller(call), call.window()));
  }

  private Answer extend(Call call) {
    Bodies.Extension wish = call.body(bodies::extension);
    return Refusals.answer(desk.extend(caller(call), call.window(), wish.by(), wish.reason()));
  }

  private Answer review(Call call) {
    Bodies.Review review = call.body(Bodies::review);
    return Refusals.answer(
        desk.review(
            caller(call), call.window(), review.changes(), review.conclusion(), review.reason()));
  }

  private Answer close(Call call) {
    String reason = call.body(Bodies::closing);
    return Refusals.answer(desk.close(caller(call), call.window(), reason));
  }
}
