package io.kedgeline.domain.governed;

import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;

/** The question that a plan puts to its approvers. */
public final class PlanBallot {

  private PlanBallot() {}

  /**
   * The ballot paper of this plan. Nobody whom it concerns fills a slot; whoever may end what goes
   * on may deny it.
   *
   * @param plan the plan
   * @param digest the plan's digest
   * @param rulebook the rulebook that the plan was made under
   * @throws IllegalArgumentException when the rulebook does not govern such a run
   */
  public static BallotPaper paper(Plan plan, Digest digest, Rulebook rulebook) {
    Governance governance =
        rulebook
            .governanceOf(plan.run(), plan.request())
            .orElseThrow(
                () -> new IllegalArgumentException("no rule governs the run " + plan.run()));
    return new BallotPaper(
        plan.round(),
        digest,
        plan.slots(),
        plan.concerned(),
        governance.separated(),
        governance.closers(),
        plan.approvalExpires(),
        rulebook.directory().maximumAge());
  }
}
