package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.document.Section;
import java.time.Duration;
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
        section
            .text("people", word -> Word.broken(ChangePeople.class, word))
            .flatMap(word -> Word.of(ChangePeople.class, word));
    ChangeConflicts conflicts =
        section
            .optionalText("conflicts", word -> Word.broken(ChangeConflicts.class, word))
            .flatMap(word -> Word.of(ChangeConflicts.class, word))
            .orElse(ChangeConflicts.REFUSED);
    Optional<Duration> checkedWithin =
        section.optionalDuration("checkedWithin", DurationLimit.CONFLICT_CHECK);
    ChangeNotesRule notes =
        section
            .optionalText("notes", word -> Word.broken(ChangeNotesRule.class, word))
            .flatMap(word -> Word.of(ChangeNotesRule.class, word))
            .orElse(ChangeNotesRule.OMITTED);
    return section.sound()
        ? section.checked(
            () -> new ChangeRules(states, people.orElseThrow(), conflicts, checkedWithin, notes))
        : Optional.empty();
  }
}
