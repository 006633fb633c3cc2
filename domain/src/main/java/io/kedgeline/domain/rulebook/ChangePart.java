package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.document.Section;
import java.util.Optional;
import java.util.Set;

/** Reads {@code change} of a runbook's section. */
final class ChangePart {

  private ChangePart() {}

  static Optional<ChangeRules> read(Section section) {
    Set<ChangeState> states =
        section.names(
            "states", ChangeRules.MOST_STATES, "a state is listed once", ChangeRules::state);
    Optional<ChangePeople> people =
        section.text("people", ChangePeople::broken).flatMap(ChangePeople::of);
    return section.sound()
        ? Optional.of(new ChangeRules(states, people.orElseThrow()))
        : Optional.empty();
  }
}
