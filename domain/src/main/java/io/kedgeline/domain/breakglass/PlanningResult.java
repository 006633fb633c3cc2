package io.kedgeline.domain.breakglass;

import java.util.List;

/** What planning came to. */
public sealed interface PlanningResult {

  /**
   * The plan can be put to the vote.
   *
   * @param plan the plan
   */
  record Planned(WindowPlan plan) implements PlanningResult {}

  /**
   * It cannot.
   *
   * @param findings everything that speaks against it, never empty
   */
  record Unplannable(List<Finding> findings) implements PlanningResult {

    public Unplannable {
      findings = List.copyOf(findings);
    }
  }
}
