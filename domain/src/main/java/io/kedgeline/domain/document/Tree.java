package io.kedgeline.domain.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of a plain tree, told apart by type. The only place that meets a parser's nulls. */
final class Tree {

  static final int LONGEST_TEXT = 2_048;

  private Tree() {}

  static Optional<String> text(@Nullable Object value, String path, Faults faults) {
    return text(value, path, LONGEST_TEXT, faults);
  }

  static Optional<String> text(@Nullable Object value, String path, int most, Faults faults) {
    if (!(value instanceof String text)) {
      return wrong(path, "must be text", value, faults);
    }
    if (text.length() > most) {
      faults.add(path, "must be at most " + most + " characters");
      return Optional.empty();
    }
    Optional<String> broken = WellFormed.UNICODE.broken(text);
    broken.ifPresent(rule -> faults.add(path, rule));
    return broken.isEmpty() ? Optional.of(text) : Optional.empty();
  }

  static Optional<Integer> wholeNumber(@Nullable Object value, String path, Faults faults) {
    return value instanceof Integer number
        ? Optional.of(number)
        : wrong(path, "must be a whole number", value, faults);
  }

  static Optional<Map<?, ?>> map(@Nullable Object value, String path, Faults faults) {
    return value instanceof Map<?, ?> map
        ? Optional.of(map)
        : wrong(path, "must be a map", value, faults);
  }

  static Optional<List<?>> list(@Nullable Object value, String path, int most, Faults faults) {
    if (!(value instanceof List<?> list)) {
      return wrong(path, "must be a list", value, faults);
    }
    if (list.isEmpty() || list.size() > most) {
      faults.add(path, "must hold 1 to " + most + " entries, holds " + list.size());
      return Optional.empty();
    }
    return Optional.of(list);
  }

  /** A key as it may stand in a message: short and without control characters. */
  static String safeKey(@Nullable Object key) {
    String text = String.valueOf(key);
    String shown = text.length() > 64 ? text.substring(0, 64) + "…" : text;
    return shown.replaceAll("[^A-Za-z0-9_…-]", "?");
  }

  private static <T> Optional<T> wrong(
      String path, String rule, @Nullable Object value, Faults faults) {
    faults.add(path, value == null ? rule + ", is empty" : rule);
    return Optional.empty();
  }
}
