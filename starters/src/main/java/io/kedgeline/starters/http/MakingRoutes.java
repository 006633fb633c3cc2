package io.kedgeline.starters.http;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.ledger.registry.RecordedState;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.api.RunKind;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.workflows.governed.PlanView;
import io.kedgeline.workflows.governed.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The routes of one kind of making: ask, list, show, and what people say to it. */
final class MakingRoutes {

  private final Desk desk;
  private final RunArchive archive;
  private final LiveStates live;
  private final ActRoutes acts;
  private final Kind kind;

  MakingRoutes(Desk desk, RunArchive archive, LiveStates live, ActRoutes acts, Kind kind) {
    this.desk = desk;
    this.archive = archive;
    this.live = live;
    this.acts = acts;
    this.kind = kind;
  }

  /**
   * What is made.
   *
   * @param runbook by which runbook
   * @param names what the doors call it
   * @param form reads a request of this person's
   * @param requesters who may ask
   * @param octets how long a request may be
   * @param view how one that was asked for is shown
   */
  record Kind(
      RunbookId runbook,
      RunKind names,
      BiFunction<Section, PersonId, Optional<? extends RunRequest>> form,
      Requesters requesters,
      int octets,
      Function<Seen, Record> view) {}

  /**
   * A making as it stands.
   *
   * @param start how it began
   * @param state where it stands
   * @param channel through which door it was asked for, if that can be read
   * @param emptySlots the slots that are still to be filled
   * @param expires until when votes count, while they are waited for
   * @param reason why it ended as it did
   * @param digest the digest of the plan
   * @param plan what it will do, once that is planned
   * @param ledgerOnly whether the engine did not answer, and this is what the ledger last heard
   */
  record Seen(
      RunStart start,
      RunState state,
      Optional<String> channel,
      List<String> emptySlots,
      Optional<Instant> expires,
      Optional<String> reason,
      Optional<Digest> digest,
      Optional<Plan> plan,
      boolean ledgerOnly) {}

  List<Route> routes() {
    String path = kind.names().path();
    return Stream.concat(
            Stream.of(
                Route.post(path, this::request).upTo(kind.octets()),
                Route.get(path, this::list),
                Route.get(path + "/{change}", this::show)),
            acts.below(path, this::run).stream())
        .toList();
  }

  private RunId run(Call call) {
    return RunId.of(kind.runbook(), call.change());
  }

  private Answer request(Call call) {
    kind.requesters().require(call.person());
    PersonId person = call.person().id();
    RunRequest request =
        call.body(section -> kind.form().apply(section, person).map(RunRequest.class::cast));
    RunId run = desk.request(ActRoutes.caller(call), request);
    return Answer.accepted(new RunRef(run), kind.names().path() + "/" + request.change());
  }

  private Answer list(Call call) {
    return Answer.ok(RunRows.of(archive.latest(kind.runbook(), call.limit()), live));
  }

  private Answer show(Call call) {
    RunStart start = archive.start(run(call));
    try {
      return Answer.ok(kind.view().apply(live(start, desk.status(start.run()))));
    } catch (DeskRefusal silent) {
      return Answer.ok(kind.view().apply(lastHeard(start, silent)));
    }
  }

  private Seen live(RunStart start, RunStatus status) {
    PlanView view = desk.plan(start.run());
    return new Seen(
        start,
        status.state(),
        archive.channel(start),
        status.emptySlots(),
        status.expires(),
        status.reason(),
        view.digest(),
        view.plan(),
        false);
  }

  private Seen lastHeard(RunStart start, DeskRefusal silent) {
    return new Seen(
        start,
        RecordedState.of(start),
        archive.channel(start),
        List.of(),
        Optional.empty(),
        Optional.of(
            "%s; the ledger last heard of the run at %s"
                .formatted(silent.sentence(), start.stateAt())),
        Optional.empty(),
        Optional.empty(),
        true);
  }
}
