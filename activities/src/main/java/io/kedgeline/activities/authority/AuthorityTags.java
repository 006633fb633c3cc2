package io.kedgeline.activities.authority;

import io.kedgeline.activities.making.RegistrationTags;
import io.kedgeline.domain.authority.AuthorityPlan;
import java.util.SortedMap;

/** The tags of everything that is made of an authority, in the shape of each service. */
final class AuthorityTags {

  private AuthorityTags() {}

  static SortedMap<String, String> of(AuthorityPlan plan) {
    return RegistrationTags.of(
        plan.request().registration(), plan.draft().environment(), plan.run());
  }
}
