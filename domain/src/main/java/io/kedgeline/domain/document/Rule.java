package io.kedgeline.domain.document;

import java.util.Optional;

/** What a value must be. */
@FunctionalInterface
public interface Rule<T> {

  /** The rule that this value breaks, if any, in words that never repeat the value. */
  Optional<String> broken(T value);

  /** This rule, and for a value that keeps it the next one. */
  default Rule<T> and(Rule<T> next) {
    return value -> broken(value).or(() -> next.broken(value));
  }
}
