package io.kedgeline.domain.governed;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.PersonId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Separation of duties: whoever asks for something that lasts, answers for it or looks after it has
 * none of the duties that the rulebook keeps apart from that. Those who approve are asked at each
 * vote.
 */
public final class DutiesApart {

  private DutiesApart() {}

  /** The first of them who has another duty, if there is one. */
  public static Optional<PersonId> offender(Plan plan, Directory directory, Governance rules) {
    Stream<PersonId> others =
        plan.request().concerned().stream().sorted(Comparator.comparing(PersonId::value));
    return Stream.concat(Stream.of(plan.requester()), others)
        .filter(person -> hasAnotherDuty(person, directory, rules))
        .findFirst();
  }

  private static boolean hasAnotherDuty(PersonId id, Directory directory, Governance rules) {
    return directory
        .find(id)
        .filter(person -> rules.separated().stream().anyMatch(person.groups()::contains))
        .isPresent();
  }
}
