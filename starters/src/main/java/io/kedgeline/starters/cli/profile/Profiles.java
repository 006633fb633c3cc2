package io.kedgeline.starters.cli.profile;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.starters.cli.governed.Noun;
import io.kedgeline.starters.cli.governed.SeenRun;
import io.kedgeline.starters.client.ApiClient;

/** Profiles that are to be made. */
final class Profiles implements Noun {

  @Override
  public String word() {
    return "profile";
  }

  @Override
  public RunId run(ChangeId change) {
    return RunId.of(RunbookId.PROFILE_ONBOARDING, change);
  }

  @Override
  public SeenRun look(ApiClient client, ChangeId change) {
    ProfileView profile = client.profile(change);
    return new SeenRun(
        profile.run(),
        profile.state().name(),
        profile.requester(),
        ShownProfile.OTHERS,
        profile.emptySlots(),
        profile.digest(),
        profile.plan().map(Plan.class::cast),
        profile,
        ShownProfile.words(profile));
  }
}
