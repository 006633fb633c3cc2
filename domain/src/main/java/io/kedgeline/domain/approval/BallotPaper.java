package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The question that is put to the approvers.
 *
 * @param round which round of planning it belongs to, from 1
 * @param plan the digest of the plan that they decide on
 * @param slots every one of which must be filled, each by a different person
 * @param excluded the requester and whoever else is concerned: they fill no slot
 * @param separated the groups whose duty is another's: nobody of them fills a slot
 * @param scope further groups whose members may deny
 * @param expires from this instant on no vote counts
 * @param directoryMaximumAge an older directory denies
 */
public record BallotPaper(
    int round,
    Digest plan,
    List<Slot> slots,
    Set<PersonId> excluded,
    Set<GroupName> separated,
    Set<GroupName> scope,
    Instant expires,
    Duration directoryMaximumAge) {

  public BallotPaper {
    slots = List.copyOf(slots);
    excluded = Set.copyOf(excluded);
    separated = Set.copyOf(separated);
    scope = Set.copyOf(scope);
  }

  /** The slot of this name, if the paper has it. */
  public Optional<Slot> slot(String name) {
    return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
  }

  /** Whether this person may, as the directory stands, fill this slot. */
  public boolean mayFill(Slot slot, PersonId person, Directory directory) {
    return !excluded.contains(person)
        && directory
            .find(person)
            .filter(found -> found.standsIn(slot.group()) && !hasAnotherDuty(found))
            .isPresent();
  }

  /** Whether this person stands in a group that is kept apart from those who decide here. */
  public boolean hasAnotherDuty(Person person) {
    return separated.stream().anyMatch(person.groups()::contains);
  }

  /** Whether this person may deny: anybody active who is concerned with the request. */
  public boolean mayDeny(Person person) {
    return person.active()
        && (excluded.contains(person.id())
            || slots.stream().anyMatch(slot -> person.standsIn(slot.group()))
            || scope.stream().anyMatch(person::standsIn));
  }
}
