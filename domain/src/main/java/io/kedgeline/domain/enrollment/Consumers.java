package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.rulebook.Rulebook;

/** Who may have a device of a persona. */
public final class Consumers {

  private Consumers() {}

  /** Whether the consumer is active and stands in the group of the persona. */
  static boolean allowed(EnrollmentRequest request, Directory directory, PersonaRules persona) {
    return directory
        .find(request.consumer())
        .filter(person -> person.standsIn(persona.group()))
        .isPresent();
  }

  /** The same, of the persona that is asked for; nobody may have one that the rulebook lacks. */
  public static boolean allowed(EnrollmentRequest request, Directory directory, Rulebook rulebook) {
    return rulebook
        .enrollment()
        .flatMap(rules -> rules.persona(request.persona()))
        .filter(persona -> allowed(request, directory, persona))
        .isPresent();
  }
}
