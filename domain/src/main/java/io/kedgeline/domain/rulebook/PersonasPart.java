package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.PersonaRules;
import io.kedgeline.domain.enrollment.Risk;
import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code enrollment.personas}. */
final class PersonasPart {

  static final int MOST = BreakGlassRules.MOST_GROUPS;

  private PersonasPart() {}

  static List<PersonaRules> read(Section enrollment) {
    Unique<String> names = new Unique<>("a persona is listed once", enrollment.faults());
    List<PersonaRules> personas = new ArrayList<>();
    for (Section section : enrollment.sections("personas", MOST)) {
      Optional<Persona> name = section.named("name", Persona::new);
      names.take(name.map(Persona::value), section.at("name"));
      Optional<GroupName> group = section.named("group", GroupName::new);
      Set<String> profiles =
          section.names(
              "profiles",
              BreakGlassRules.MOST_PROFILES,
              "a profile is listed once",
              PersonasPart::profile);
      Optional<Risk> risk =
          section
              .text("risk", word -> Word.broken(Risk.class, word))
              .flatMap(word -> Word.of(Risk.class, word));
      Optional<Duration> validity = section.duration("validity", DurationLimit.VALIDITY);
      if (section.sound()) {
        section
            .checked(() ->
                new PersonaRules(
                    name.orElseThrow(),
                    group.orElseThrow(),
                    List.copyOf(profiles),
                    risk.orElseThrow(),
                    validity.orElseThrow()))
            .ifPresent(personas::add);
      }
    }
    return personas;
  }

  private static String profile(String name) {
    NameShape.IRA_RESOURCE.require("profile", name);
    return name;
  }
}
