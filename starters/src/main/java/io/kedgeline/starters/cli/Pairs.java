package io.kedgeline.starters.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options that are typed as a name, an equals sign, and a value. */
public final class Pairs {

  private Pairs() {}

  /**
   * What was typed as {@code NAME=VALUE}, each name once: two values would be one person's slip.
   */
  public static Map<String, String> named(String option, List<String> typed) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String pair : typed) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(option + ": must be a name, =, and a value");
      }
      if (named.containsKey(pair.substring(0, equals))) {
        throw new IllegalArgumentException(
            "%s: %s stands twice".formatted(option, pair.substring(0, equals)));
      }
      named.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return named;
  }
}
