package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code executors}. */
final class ExecutorsReader {

  private final Section section;
  private final Unique<String> roles;

  private ExecutorsReader(Section section) {
    this.section = section;
    this.roles = new Unique<>("each duty has a role of its own", section.faults());
  }

  static Optional<Executors> read(Section section) {
    return new ExecutorsReader(section).executors();
  }

  private Optional<Executors> executors() {
    Optional<String> observe = role("observe");
    Optional<String> notarise = role("notarise");
    Optional<String> open = role("open");
    Optional<String> contain = role("contain");
    Optional<String> provision = role("provision");
    Optional<String> issue = role("issue");
    Optional<String> pki = role("pki");
    return section.sound()
        ? Optional.of(
            new Executors(
                observe.orElseThrow(),
                notarise.orElseThrow(),
                open.orElseThrow(),
                contain.orElseThrow(),
                provision.orElseThrow(),
                issue.orElseThrow(),
                pki.orElseThrow()))
        : Optional.empty();
  }

  private Optional<String> role(String duty) {
    Optional<String> role = section.text(duty, NameShape.IAM_ROLE);
    roles.take(role.map(name -> name.toLowerCase(Locale.ROOT)), section.at(duty));
    return role;
  }
}
