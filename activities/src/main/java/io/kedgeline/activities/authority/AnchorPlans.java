package io.kedgeline.activities.authority;

import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.workflows.governed.MakingAct;

/**
 * The plans of anchors that acts carry, wherever the authority is.
 *
 * @param authorities those of authorities that are made
 * @param externals those of authorities outside AWS
 */
public record AnchorPlans(AuthorityPlans authorities, ExternalPlans externals) {

  AnchorPlan of(MakingAct act) {
    return act.papers().plan() instanceof ExternalPlan ? externals.of(act) : authorities.of(act);
  }

  /** Whom the anchor of this plan trusts, as far as it is made. */
  AnchorSource source(AnchorPlan plan, MadeAuthority made) {
    return plan instanceof ExternalPlan external
        ? new AnchorSource.Bundle(externals.authority(external))
        : new AnchorSource.PrivateCa(AuthorityPlans.before(made.authority(), "authority"));
  }

  /** What that is called. */
  static String named(AnchorPlan plan, MadeAuthority made) {
    return plan instanceof AuthorityPlan
        ? AuthorityPlans.before(made.authority(), "authority").value()
        : plan.draft()
            .external()
            .map(facts -> "%s, outside AWS,".formatted(facts.authority().subject()))
            .orElse("");
  }
}
