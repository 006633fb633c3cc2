package io.kedgeline.starters.http;

import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.starters.api.RunKind;
import io.kedgeline.starters.desk.AuthorityForm;

/** {@code /v1/authorities}: authorities that are to be made. */
final class AuthorityRoutes {

  private AuthorityRoutes() {}

  static MakingRoutes.Kind kind(Rulebook rulebook) {
    AuthorityForm form = new AuthorityForm(rulebook);
    return new MakingRoutes.Kind(
        RunbookId.PKI_SETUP,
        RunKind.AUTHORITY,
        form::read,
        new Requesters(form::refusal),
        AuthorityRoutes::view);
  }

  private static AuthorityView view(MakingRoutes.Seen seen) {
    return new AuthorityView(
        seen.start().run(),
        (OnboardingState) seen.state(),
        seen.start().requester(),
        seen.channel(),
        seen.emptySlots(),
        seen.expires(),
        seen.reason(),
        seen.digest(),
        seen.plan().filter(AuthorityPlan.class::isInstance).map(AuthorityPlan.class::cast),
        seen.ledgerOnly());
  }
}
