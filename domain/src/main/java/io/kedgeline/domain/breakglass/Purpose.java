package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Rulebook;

/** Drills and emergencies keep to profiles of their own. */
public final class Purpose {

  private Purpose() {}

  /**
   * Whether run, change and profile are all a drill's, or none of them is. A drill needs no change
   * record: whoever could drill on another profile would need none for it either.
   */
  public static boolean fits(WindowPlan plan, Rulebook rulebook) {
    boolean drilledOn =
        rulebook
            .drillProfile()
            .filter(profile -> profile.profile().equals(plan.request().profile()))
            .isPresent();
    return plan.request().change().drill() == drilledOn
        && plan.run().equals(RunId.ofWindow(plan.request().change()));
  }
}
