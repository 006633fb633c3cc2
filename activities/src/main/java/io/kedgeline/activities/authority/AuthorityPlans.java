package io.kedgeline.activities.authority;

import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.workflows.governed.MakingAct;
import java.util.Optional;

/**
 * The plans that acts carry, after the interceptor has verified them: what is made is what this
 * worker's rulebook says and not what somebody put into a plan.
 *
 * @param rulebook the worker's
 */
public record AuthorityPlans(Rulebook rulebook) {

  AuthorityPlan of(MakingAct act) {
    if (!(act.papers().plan() instanceof AuthorityPlan plan)) {
      throw Unmade.drifted("the plan of %s is not one of an authority".formatted(act.run()));
    }
    if (!rulebook
        .pkiSetup()
        .flatMap(rules -> rules.environment(plan.request().environment()))
        .map(AuthorityEnvironment::draft)
        .equals(Optional.of(plan.draft()))) {
      throw Unmade.drifted(
          "this worker's rulebook has %s otherwise than the plan".formatted(plan.place()));
    }
    return plan;
  }

  /** What is being made so far; a row that says otherwise than the plan is not believed. */
  static MadeAuthority begun(Optional<MadeAuthority> made, AnchorPlan plan) {
    return made.filter(there -> there.stage() == MadeStage.BEGUN && there.follows(plan))
        .orElseThrow(
            () -> Unmade.drifted("%s is not being made as planned".formatted(plan.place())));
  }

  /** A part of it that must have been made before. */
  static <T> T before(Optional<T> part, String name) {
    return part.orElseThrow(() -> Unmade.drifted("the run has made no %s yet".formatted(name)));
  }
}
