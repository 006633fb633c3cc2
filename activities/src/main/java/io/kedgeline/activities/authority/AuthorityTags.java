package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.RoleTemplate;
import io.kedgeline.activities.making.RegistrationTags;
import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.onboarding.ProfileDraft;
import java.util.SortedMap;

/** The tags of everything that is made of an authority, in the shape of each service. */
final class AuthorityTags {

  private AuthorityTags() {}

  static SortedMap<String, String> of(AnchorPlan plan) {
    return RegistrationTags.of(plan.registration(), plan.draft().environment(), plan.run());
  }

  /**
   * Those of the trust anchor: one that is disabled at rest is of the break-glass class, by which
   * AWS's own policies let those enable it who open windows.
   */
  static SortedMap<String, String> ofAnchor(AnchorPlan plan) {
    SortedMap<String, String> tags = of(plan);
    if (plan.draft().atRest() == AnchorAtRest.DISABLED) {
      tags.put(ProfileDraft.CLASS_TAG, RoleTemplate.BREAK_GLASS.profileClass());
    }
    return tags;
  }
}
