package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.SignIn;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.CountedVote;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The sign-in by which this vote fills its slot, where the slot asks for one. */
  public static Optional<SignIn> signIn(CountedVote vote, Rulebook rulebook) {
    return slots(rulebook).stream()
        .filter(slot -> slot.stepUp().isPresent())
        .filter(slot -> vote.act().slot().equals(Optional.of(slot.name())))
        .findFirst()
        .flatMap(slot -> vote.signIn());
  }

  /**
   * A directory in which each voter of this warrant stands in every group, and the account that
   * signed in is theirs, if it is nobody else's: for who has no people at hand and asks only
   * whether the votes fill the slots.
   */
  public static Directory everybodyEligible(Warrant warrant, Undertaking act) {
    Set<GroupName> groups =
        slots(act.rulebook()).stream().map(Slot::group).collect(Collectors.toSet());
    Set<OidcAccount> taken = new HashSet<>();
    Map<PersonId, Person> voters = new LinkedHashMap<>();
    for (CountedVote vote : warrant.ballots()) {
      PersonId id = vote.act().header().person();
      Set<OidcAccount> own =
          signIn(vote, act.rulebook()).map(SignIn::account).filter(taken::add).stream()
              .collect(Collectors.toSet());
      voters.putIfAbsent(
          id, new Person(id, id.value(), PersonStatus.ACTIVE, groups, Set.of(), own));
    }
    return new Directory(act.now(), List.copyOf(voters.values()));
  }
}
