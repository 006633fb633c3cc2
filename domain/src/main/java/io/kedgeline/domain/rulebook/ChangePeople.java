package io.kedgeline.domain.rulebook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose change record somebody may ask for a window with. */
public enum ChangePeople {
  /** Their own: they are its requester or its assignee. */
  NAMED,
  /** Anybody's. */
  ANYBODY;

  /** The word in the rulebook. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rule that this word breaks, if any. */
  static Optional<String> broken(String word) {
    return of(word).isPresent() ? Optional.empty() : Optional.of("must be one of " + words());
  }

  static Optional<ChangePeople> of(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }

  private static String words() {
    return Arrays.stream(values()).map(ChangePeople::word).collect(Collectors.joining(", "));
  }
}
