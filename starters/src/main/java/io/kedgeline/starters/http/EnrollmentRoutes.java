package io.kedgeline.starters.http;

import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.starters.api.BundleDocument;
import io.kedgeline.starters.api.EnrollmentView;
import io.kedgeline.starters.api.RunKind;
import io.kedgeline.starters.api.TokenView;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.EnrollmentDesk;
import io.kedgeline.starters.desk.EnrollmentForm;
import java.util.List;
import java.util.Optional;

/** {@code /v1/enrollments}: devices that are to be enrolled, for people. */
final class EnrollmentRoutes {

  private final EnrollmentDesk enrollments;

  EnrollmentRoutes(EnrollmentDesk enrollments) {
    this.enrollments = enrollments;
  }

  static MakingRoutes.Kind kind(Rulebook rulebook, Desk desk) {
    EnrollmentForm form = new EnrollmentForm(rulebook);
    return new MakingRoutes.Kind(
        RunbookId.CONSUMER_ENROLLMENT,
        RunKind.ENROLLMENT,
        (section, person) -> form.read(section),
        new Requesters(form::refusal),
        Limits.BODY_OCTETS,
        seen -> view(seen, desk));
  }

  List<Route> routes() {
    return List.of(Route.post(RunKind.ENROLLMENT.path() + "/{change}/tokens", this::mint));
  }

  static RunId run(Call call) {
    return RunId.of(RunbookId.CONSUMER_ENROLLMENT, call.change());
  }

  private Answer mint(Call call) {
    EnrollmentDesk.Minted minted = enrollments.mint(call.person().id(), run(call));
    return Answer.created(new TokenView(minted.secret().reveal(), minted.expires()));
  }

  private static EnrollmentView view(MakingRoutes.Seen seen, Desk desk) {
    RunId run = seen.start().run();
    return new EnrollmentView(
        run,
        (EnrollmentState) seen.state(),
        seen.start().requester(),
        seen.channel(),
        seen.emptySlots(),
        seen.expires(),
        seen.reason(),
        seen.digest(),
        seen.plan().filter(EnrollmentPlan.class::isInstance).map(EnrollmentPlan.class::cast),
        seen.ledgerOnly() ? Optional.empty() : desk.bundle(run).map(BundleDocument::of),
        seen.ledgerOnly());
  }
}
