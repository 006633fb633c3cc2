package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.workflows.governed.MakingAct;

/** The plan that an act carries, after the interceptor has verified it. */
final class Plans {

  private Plans() {}

  static ProfilePlan profile(MakingAct act) {
    if (act.papers().plan() instanceof ProfilePlan plan) {
      return plan;
    }
    throw Unmade.drifted("the plan of %s is not one of a profile".formatted(act.run()));
  }
}
