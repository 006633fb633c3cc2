package io.kedgeline.starters.http;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RecordedState;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.api.HolderCertificateDocument;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.api.HolderProgress;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.HolderDesk;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.desk.WindowForm;
import io.kedgeline.workflows.breakglass.HolderCertificateView;
import io.kedgeline.workflows.governed.PlanView;
import io.kedgeline.workflows.governed.ReviewView;
import io.kedgeline.workflows.governed.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /v1/windows}: break-glass windows. */
final class WindowRoutes {

  private static final String PATH = "/v1/windows";

  private final Desk desk;
  private final RunArchive archive;
  private final LiveStates live;
  private final Requesters requesters;
  private final Bodies bodies;
  private final ActRoutes acts;
  private final HolderDesk holders;

  WindowRoutes(Desk desk, RunArchive archive, LiveStates live, Rulebook rulebook, ActRoutes acts) {
    this.acts = acts;
    this.live = live;
    this.desk = desk;
    this.archive = archive;
    this.requesters = new Requesters(new WindowForm(rulebook)::refusal);
    this.bodies = new Bodies(rulebook);
    this.holders = new HolderDesk(desk, archive);
  }

  List<Route> routes() {
    return Stream.concat(
            Stream.of(
                Route.post(PATH, this::request),
                Route.get(PATH, this::list),
                Route.get(PATH + "/{change}", this::show),
                Route.post(PATH + "/{change}/key", this::presentKey),
                Route.get(PATH + "/{change}/certificate", this::certificate),
                Route.post(PATH + "/{change}/extensions", this::extend),
                Route.post(PATH + "/{change}/reviews", this::review)),
            acts.below(PATH, Call::window).stream())
        .toList();
  }

  private Answer request(Call call) {
    requesters.require(call.person());
    WindowRequest request = call.body(bodies::window);
    RunId run = desk.request(ActRoutes.caller(call), request);
    return Answer.accepted(new RunRef(run), PATH + "/" + request.change());
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
    Optional<WindowPlan> planned = plan.plan(WindowPlan.class);
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
        planned,
        planned
            .flatMap(WindowPlan::certificate)
            .map(issued -> HolderCertificateDocument.of(holders.certificate(start.run()))),
        review,
        false);
  }

  private WindowView lastHeard(RunStart start, DeskRefusal silent) {
    return new WindowView(
        start.run(),
        WindowState.of(RecordedState.of(start)),
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
        Optional.empty(),
        true);
  }

  private Answer presentKey(Call call) {
    HolderKey key = call.body(Bodies::holderKey);
    return Refusals.answer(
        holders.presentKey(ActRoutes.caller(call), call.window(), key.certificateRequest()));
  }

  private Answer certificate(Call call) {
    HolderCertificateView certificate = holders.certificate(call.window());
    RunStatus status = desk.status(call.window());
    return Answer.ok(
        new HolderProgress(
            WindowState.of(status.state()),
            status.reason(),
            HolderCertificateDocument.of(certificate)));
  }

  private Answer extend(Call call) {
    Bodies.Extension wish = call.body(bodies::extension);
    return Refusals.answer(
        desk.extend(ActRoutes.caller(call), call.window(), wish.by(), wish.reason()));
  }

  private Answer review(Call call) {
    Bodies.Review review = call.body(Bodies::review);
    return Refusals.answer(
        desk.review(
            ActRoutes.caller(call),
            call.window(),
            review.changes(),
            review.conclusion(),
            review.reason()));
  }
}
