package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import java.util.List;
import java.util.Set;
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
   * The ballot paper of this plan. The requester, whoever asks for more time, and the holder fill
   * no slot; whoever may close a window may deny it.
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
        concerned(plan),
        rulebook.breakGlass().closers(),
        plan.approvalExpires(),
        rulebook.directory().maximumAge());
  }

  private static Set<PersonId> concerned(WindowPlan plan) {
    return Stream.concat(
            Stream.of(plan.requester(), plan.request().holder()),
            plan.extension().map(PlannedExtension::requester).stream())
        .collect(Collectors.toSet());
  }

  /**
   * A directory in which each voter of this warrant stands in every group: for who has no people at
   * hand and asks only whether the votes fill the slots.
   */
  public static Directory everybodyEligible(Warrant warrant, Undertaking act) {
    Set<GroupName> groups =
        slots(act.rulebook()).stream().map(Slot::group).collect(Collectors.toSet());
    return new Directory(
        act.now(),
        warrant.ballots().stream()
            .map(ballot -> ballot.header().person())
            .distinct()
            .map(id -> new Person(id, id.value(), PersonStatus.ACTIVE, groups, Set.of()))
            .toList());
  }
}
