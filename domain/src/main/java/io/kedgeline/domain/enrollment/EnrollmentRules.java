package io.kedgeline.domain.enrollment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a company enrols consumers.
 *
 * @param tokenLifetime how long a bootstrap token can be used; at most {@link
 *     BootstrapToken#LONGEST_LIFETIME}
 * @param personas as what devices may be enrolled, each once
 */
public record EnrollmentRules(Duration tokenLifetime, List<PersonaRules> personas) {

  public EnrollmentRules {
    personas = List.copyOf(personas);
    if (!tokenLifetime.isPositive()
        || tokenLifetime.compareTo(BootstrapToken.LONGEST_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "tokenLifetime: must be longer than nothing and at most PT1H");
    }
  }

  /** What devices of this persona may have, if there is such a persona. */
  public Optional<PersonaRules> persona(Persona name) {
    return personas.stream().filter(persona -> persona.name().equals(name)).findFirst();
  }
}
