package io.kedgeline.starters.http;

import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import java.util.Set;

/**
 * Who may ask for a window. The run decides this too; asked here, nobody can use up a change that
 * is not theirs to use.
 *
 * @param rules names their groups
 */
record Requesters(BreakGlassRules rules) {

  /**
   * @throws Problem unless this person may ask
   */
  void require(Person person) {
    Set<GroupName> groups = rules.requesters();
    if (groups.stream().noneMatch(person::standsIn)) {
      throw Problem.of(
          403,
          "May not ask",
          "REQUESTER_NOT_ALLOWED",
          "%s may not ask for a window: an active member of %s can".formatted(person.id(), groups));
    }
  }
}
