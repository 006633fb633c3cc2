package io.kedgeline.domain.rulebook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The constants of an enum as a rulebook writes them: in lower case. */
final class Word {

  private Word() {}

  /** The constant of this word. */
  static <E extends Enum<E>> Optional<E> of(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> written(value).equals(word))
        .findFirst();
  }

  /** The rule that this word breaks, if any. */
  static <E extends Enum<E>> Optional<String> broken(Class<E> type, String word) {
    return of(type, word).isPresent()
        ? Optional.empty()
        : Optional.of(
            Arrays.stream(type.getEnumConstants())
                .map(Word::written)
                .collect(Collectors.joining(", ", "must be one of ", "")));
  }

  private static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
