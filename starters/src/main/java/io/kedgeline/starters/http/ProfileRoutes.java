package io.kedgeline.starters.http;

import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.starters.api.ProfileDocuments;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.starters.api.RunKind;
import io.kedgeline.starters.desk.ProfileForm;
import java.util.Optional;

/** {@code /v1/profiles}: profiles that are to be made. */
final class ProfileRoutes {

  private ProfileRoutes() {}

  static MakingRoutes.Kind kind(Rulebook rulebook) {
    ProfileForm form = new ProfileForm(rulebook);
    return new MakingRoutes.Kind(
        RunbookId.PROFILE_ONBOARDING,
        RunKind.PROFILE,
        (section, person) -> form.read(section),
        new Requesters(form::refusal),
        Limits.BODY_OCTETS,
        ProfileRoutes::view);
  }

  private static ProfileView view(MakingRoutes.Seen seen) {
    Optional<ProfilePlan> plan =
        seen.plan().filter(ProfilePlan.class::isInstance).map(ProfilePlan.class::cast);
    return new ProfileView(
        seen.start().run(),
        (OnboardingState) seen.state(),
        seen.start().requester(),
        seen.channel(),
        seen.emptySlots(),
        seen.expires(),
        seen.reason(),
        seen.digest(),
        plan,
        plan.map(ProfileDocuments::of),
        seen.ledgerOnly());
  }
}
