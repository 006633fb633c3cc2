package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The question that a window's plan puts to its approvers. */
public final class WindowBallot {

  private WindowBallot() {}

  /** The slots that the rulebook asks for. */
  public static List<Slot> slots(Rulebook rulebook) {
    return rulebook.breakGlass().slots();
  }

  /**
   * The ballot paper of this plan. The requester and the holder fill no slot; whoever may close a
   * window may deny it.
   *
   * @param plan the plan
   * @param digest the plan's digest
   * @param rulebook the rulebook that the plan was made under
   */
  public static BallotPaper paper(WindowPlan plan, Digest digest, Rulebook rulebook) {
    return new BallotPaper(
        plan.round(),
        digest,
        plan.slots(),
        Stream.of(plan.requester(), plan.request().holder()).collect(Collectors.toSet()),
        rulebook.breakGlass().closers(),
        plan.approvalExpires(),
        rulebook.directory().maximumAge());
  }
}
