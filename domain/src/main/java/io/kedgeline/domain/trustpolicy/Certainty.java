package io.kedgeline.domain.trustpolicy;

import java.util.function.Function;
import java.util.stream.Stream;

/** An answer that may be unknown: what AWS does not document is neither yes nor no. */
enum Certainty {
  NO,
  UNSURE,
  YES;

  static Certainty of(boolean holds) {
    return holds ? YES : NO;
  }

  Certainty and(Certainty other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Certainty or(Certainty other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Certainty negated() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNSURE -> UNSURE;
    };
  }

  static <T> Certainty all(Stream<T> things, Function<T, Certainty> test) {
    return things.map(test).reduce(YES, Certainty::and);
  }

  static <T> Certainty any(Stream<T> things, Function<T, Certainty> test) {
    return things.map(test).reduce(NO, Certainty::or);
  }
}
