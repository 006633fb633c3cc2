package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What devices of one persona may have.
 *
 * @param name as what a device is enrolled
 * @param group whose members may have such a device
 * @param profiles by their names the profiles that it may be enrolled for
 * @param risk how much harm its certificate could do
 * @param validity how long its certificate is valid
 */
public record PersonaRules(
    Persona name, GroupName group, List<String> profiles, Risk risk, Duration validity) {

  public PersonaRules {
    profiles = List.copyOf(profiles);
    if (validity.compareTo(risk.longestValidity()) > 0) {
      throw new IllegalArgumentException(
          "validity: must be at most %s, since the risk is %s"
              .formatted(risk.longestValidity(), risk.name().toLowerCase(Locale.ROOT)));
    }
  }
}
