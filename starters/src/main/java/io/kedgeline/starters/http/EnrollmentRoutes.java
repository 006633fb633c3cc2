package io.kedgeline.starters.http;

import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.registry.RecordedState;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.api.BundleDocument;
import io.kedgeline.starters.api.EnrollmentView;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.api.TokenView;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.EnrollmentDesk;
import io.kedgeline.starters.desk.EnrollmentForm;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.workflows.governed.PlanView;
import io.kedgeline.workflows.governed.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /v1/enrollments}: devices that are to be enrolled, for people. */
final class EnrollmentRoutes {

  static final String PATH = "/v1/enrollments";

  private final Desk desk;
  private final EnrollmentDesk enrollments;
  private final RunArchive archive;
  private final LiveStates live;
  private final ActRoutes acts;
  private final EnrollmentForm form;
  private final Requesters requesters;

  EnrollmentRoutes(
      Desk desk,
      EnrollmentDesk enrollments,
      RunArchive archive,
      LiveStates live,
      Rulebook rulebook,
      ActRoutes acts) {
    this.desk = desk;
    this.enrollments = enrollments;
    this.archive = archive;
    this.live = live;
    this.acts = acts;
    this.form = new EnrollmentForm(rulebook);
    this.requesters = new Requesters(form::refusal);
  }

  List<Route> routes() {
    return Stream.concat(
            Stream.of(
                Route.post(PATH, this::request),
                Route.get(PATH, this::list),
                Route.get(PATH + "/{change}", this::show),
                Route.post(PATH + "/{change}/tokens", this::mint)),
            acts.below(PATH, EnrollmentRoutes::run).stream())
        .toList();
  }

  static RunId run(Call call) {
    return RunId.of(RunbookId.CONSUMER_ENROLLMENT, call.change());
  }

  private Answer request(Call call) {
    requesters.require(call.person());
    EnrollmentRequest request = call.body(form::read);
    RunId run = desk.request(ActRoutes.caller(call), request);
    return Answer.accepted(new RunRef(run), PATH + "/" + request.change());
  }

  private Answer list(Call call) {
    return Answer.ok(RunRows.of(archive.latest(RunbookId.CONSUMER_ENROLLMENT, call.limit()), live));
  }

  private Answer mint(Call call) {
    EnrollmentDesk.Minted minted = enrollments.mint(call.person().id(), run(call));
    return Answer.created(new TokenView(minted.secret().reveal(), minted.expires()));
  }

  private Answer show(Call call) {
    RunStart start = archive.start(run(call));
    try {
      return Answer.ok(live(start, desk.status(start.run())));
    } catch (DeskRefusal silent) {
      return Answer.ok(lastHeard(start, silent));
    }
  }

  private EnrollmentView live(RunStart start, RunStatus status) {
    PlanView view = desk.plan(start.run());
    return new EnrollmentView(
        start.run(),
        (EnrollmentState) status.state(),
        start.requester(),
        archive.channel(start),
        status.emptySlots(),
        status.expires(),
        status.reason(),
        view.digest(),
        view.plan(EnrollmentPlan.class),
        desk.bundle(start.run()).map(BundleDocument::of),
        false);
  }

  private EnrollmentView lastHeard(RunStart start, DeskRefusal silent) {
    return new EnrollmentView(
        start.run(),
        (EnrollmentState) RecordedState.of(start),
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
        true);
  }
}
