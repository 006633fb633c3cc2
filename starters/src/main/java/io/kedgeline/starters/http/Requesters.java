package io.kedgeline.starters.http;

import io.kedgeline.domain.identity.Person;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may ask for a run of one runbook. The run decides this too; asked here, nobody can use up a
 * change that is not theirs to use.
 *
 * @param refusal why a person may not, in a sentence
 */
record Requesters(Function<Person, Optional<String>> refusal) {

  /**
   * @throws Problem unless this person may ask
   */
  void require(Person person) {
    refusal
        .apply(person)
        .ifPresent(sentence -> {
          throw Problem.of(403, "May not ask", "REQUESTER_NOT_ALLOWED", sentence);
        });
  }
}
