package io.kedgeline.starters.http;

import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.registry.RecordedState;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.api.ProfileDocuments;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.ProfileForm;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.workflows.governed.PlanView;
import io.kedgeline.workflows.governed.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /v1/profiles}: profiles that are to be made. */
final class ProfileRoutes {

  private static final String PATH = "/v1/profiles";

  private final Desk desk;
  private final RunArchive archive;
  private final LiveStates live;
  private final ActRoutes acts;
  private final ProfileForm form;
  private final Requesters requesters;

  ProfileRoutes(Desk desk, RunArchive archive, LiveStates live, Rulebook rulebook, ActRoutes acts) {
    this.desk = desk;
    this.archive = archive;
    this.live = live;
    this.acts = acts;
    this.form = new ProfileForm(rulebook);
    this.requesters = new Requesters(form::refusal);
  }

  List<Route> routes() {
    return Stream.concat(
            Stream.of(
                Route.post(PATH, this::request),
                Route.get(PATH, this::list),
                Route.get(PATH + "/{change}", this::show)),
            acts.below(PATH, ProfileRoutes::run).stream())
        .toList();
  }

  private static RunId run(Call call) {
    return RunId.of(RunbookId.PROFILE_ONBOARDING, call.change());
  }

  private Answer request(Call call) {
    requesters.require(call.person());
    ProfileRequest request = call.body(form::read);
    RunId run = desk.request(ActRoutes.caller(call), request);
    return Answer.accepted(new RunRef(run), PATH + "/" + request.change());
  }

  private Answer list(Call call) {
    return Answer.ok(RunRows.of(archive.latest(RunbookId.PROFILE_ONBOARDING, call.limit()), live));
  }

  private Answer show(Call call) {
    RunStart start = archive.start(run(call));
    try {
      return Answer.ok(live(start, desk.status(start.run())));
    } catch (DeskRefusal silent) {
      return Answer.ok(lastHeard(start, silent));
    }
  }

  private ProfileView live(RunStart start, RunStatus status) {
    PlanView view = desk.plan(start.run());
    Optional<ProfilePlan> plan = view.plan(ProfilePlan.class);
    return new ProfileView(
        start.run(),
        (OnboardingState) status.state(),
        start.requester(),
        archive.channel(start),
        status.emptySlots(),
        status.expires(),
        status.reason(),
        view.digest(),
        plan,
        plan.map(ProfileDocuments::of),
        false);
  }

  private ProfileView lastHeard(RunStart start, DeskRefusal silent) {
    return new ProfileView(
        start.run(),
        (OnboardingState) RecordedState.of(start),
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
