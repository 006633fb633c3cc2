package io.kedgeline.ledger.people;

import io.kedgeline.domain.identity.Person;
import java.util.List;

/**
 * Everybody, as the source of people has them.
 *
 * @param people each person once
 * @param accounts each account once
 */
public record PeopleSnapshot(List<Person> people, List<PersonAccount> accounts) {

  public PeopleSnapshot {
    people = List.copyOf(people);
    accounts = List.copyOf(accounts);
  }
}
