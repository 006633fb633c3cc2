package io.kedgeline.domain.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that happened in a run, in a form that can be hashed without knowing its meaning.
 *
 * @param key names the happening within its run: two facts of one key are the same fact told twice
 * @param kind what kind of thing happened
 * @param at when, by the clock of whoever observed it
 * @param actor the person, workflow or activity that did it
 * @param detail further values by name, in the order of their names
 */
public record Fact(
    String key, FactKind kind, Instant at, String actor, SortedMap<String, String> detail) {

  public Fact {
    if (key.isEmpty() || key.codePointCount(0, key.length()) > 200) {
      throw new IllegalArgumentException("fact key: must be 1 to 200 characters");
    }
    detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
  }

  /** A fact with these details. */
  public static Fact of(
      String key, FactKind kind, Instant at, String actor, Map<String, String> detail) {
    return new Fact(key, kind, at, actor, new TreeMap<>(detail));
  }
}
