package io.kedgeline.starters.http;

import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.starters.desk.WindowForm;

/**
 * Who may ask for a window. The run decides this too; asked here, nobody can use up a change that
 * is not theirs to use.
 *
 * @param rulebook names their groups
 */
record Requesters(Rulebook rulebook) {

  /**
   * @throws Problem unless this person may ask
   */
  void require(Person person) {
    new WindowForm(rulebook)
        .refusal(person)
        .ifPresent(sentence -> {
          throw Problem.of(403, "May not ask", "REQUESTER_NOT_ALLOWED", sentence);
        });
  }
}
