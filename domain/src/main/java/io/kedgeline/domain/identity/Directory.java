package io.kedgeline.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People as they were known at an instant.
 *
 * @param asOf when the source of people was last read whole
 * @param people each person once
 */
public record Directory(Instant asOf, List<Person> people) {

  public Directory {
    people = List.copyOf(people);
    if (people.stream().map(Person::id).distinct().count() != people.size()) {
      throw new IllegalArgumentException("people: the same person is listed twice");
    }
  }

  /** A directory that knows nobody: every question put to it is answered with no. */
  public static Directory empty(Instant asOf) {
    return new Directory(asOf, List.of());
  }

  /** The person of this name, if the directory knows them. */
  public Optional<Person> find(PersonId id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /** Everybody active who stands in the group. */
  public List<Person> activeMembersOf(GroupName group) {
    return people.stream().filter(person -> person.standsIn(group)).toList();
  }

  /** Whether the last whole reading is older than the rulebook allows; a stale directory denies. */
  public boolean staleAt(Instant now, Duration maximumAge) {
    return asOf.plus(maximumAge).isBefore(now);
  }
}
