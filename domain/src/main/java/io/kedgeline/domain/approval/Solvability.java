package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a quorum can be met at all: whether the slots can be given to different people. Two slots
 * whose only member is the same person cannot, though each has a member (a bipartite matching,
 * found by augmenting paths).
 */
public final class Solvability {

  private final Predicate<Person> barred;
  private final Directory directory;
  private final Map<PersonId, Slot> filledBy = new HashMap<>();

  private Solvability(Predicate<Person> barred, Directory directory) {
    this.barred = barred;
    this.directory = directory;
  }

  /** The first slot that nobody is left for, or nothing when the quorum can be met. */
  public static Optional<Slot> firstUnfillable(BallotPaper paper, Directory directory) {
    Solvability matching =
        new Solvability(
            person -> paper.excluded().contains(person.id()) || paper.hasAnotherDuty(person),
            directory);
    return paper.slots().stream().filter(slot -> !matching.fill(slot, new HashSet<>())).findFirst();
  }

  /**
   * For how many of these slots nobody is left, however people are given to them.
   *
   * @param separated the groups of which nobody is given one
   */
  static int unfilled(List<Slot> slots, Set<GroupName> separated, Directory directory) {
    Solvability matching =
        new Solvability(
            person -> separated.stream().anyMatch(person.groups()::contains), directory);
    return (int) slots.stream().filter(slot -> !matching.fill(slot, new HashSet<>())).count();
  }

  private boolean fill(Slot slot, Set<PersonId> tried) {
    for (PersonId person : eligible(slot)) {
      if (tried.add(person)) {
        Optional<Slot> displaced = Optional.ofNullable(filledBy.get(person));
        if (displaced.isEmpty() || fill(displaced.get(), tried)) {
          filledBy.put(person, slot);
          return true;
        }
      }
    }
    return false;
  }

  private List<PersonId> eligible(Slot slot) {
    return directory.activeMembersOf(slot.group()).stream()
        .filter(barred.negate())
        .map(Person::id)
        .toList();
  }
}
