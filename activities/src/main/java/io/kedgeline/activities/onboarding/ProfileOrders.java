package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.making.ProfileOrder;
import io.kedgeline.activities.making.RegistrationTags;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfilePlan;
import java.util.SortedMap;

/** What the plan of a profile orders. */
final class ProfileOrders {

  private ProfileOrders() {}

  static ProfileOrder of(ProfilePlan plan) {
    return new ProfileOrder(plan.run(), plan.region(), plan.draft(), plan.canaryDeny(), tags(plan));
  }

  private static SortedMap<String, String> tags(ProfilePlan plan) {
    SortedMap<String, String> tags =
        RegistrationTags.of(
            plan.request().registration(), plan.request().environment(), plan.run());
    tags.put(ProfileDraft.CLASS_TAG, plan.draft().profileClass());
    return tags;
  }
}
