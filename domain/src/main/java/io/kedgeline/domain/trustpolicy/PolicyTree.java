package io.kedgeline.domain.trustpolicy;

import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.WellFormed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of a plain tree as IAM's grammar has them: what may be a list may also stand alone. */
final class PolicyTree {

  private PolicyTree() {}

  static Map<String, Object> map(@Nullable Object value, String path, Faults faults) {
    if (!(value instanceof Map<?, ?> map)) {
      faults.add(path, "must be an object");
      return Map.of();
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, member) -> {
      if (member == null) {
        faults.add(path + "." + safe(String.valueOf(key)), "must not be null");
      } else {
        members.put(String.valueOf(key), member);
      }
    });
    return members;
  }

  /** The elements of a list, or the one that stands alone. */
  static List<?> each(@Nullable Object value) {
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }

  /** Texts; numbers and booleans are read as IAM reads them. */
  static List<String> texts(@Nullable Object value, String path, Faults faults) {
    List<String> texts = new ArrayList<>();
    for (Object element : each(value)) {
      if (element instanceof String || element instanceof Number || element instanceof Boolean) {
        texts.add(String.valueOf(element));
      } else {
        faults.add(path, "must be text or a list of texts");
        return List.of();
      }
    }
    if (texts.isEmpty()) {
      faults.add(path, "must hold at least one value");
    }
    if (texts.stream().anyMatch(text -> WellFormed.UNICODE.broken(text).isPresent())) {
      faults.add(path, "must be well-formed Unicode");
    }
    return texts;
  }

  static Optional<String> text(@Nullable Object value) {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A key as it may stand in a message. */
  static String safe(String key) {
    String shown = key.length() > 64 ? key.substring(0, 64) + "…" : key;
    return shown.replaceAll("[^A-Za-z0-9_:/…-]", "?");
  }
}
