package io.kedgeline.twins.aws.authz;

import java.util.function.Function;
import java.util.stream.Stream;

/** Whether something matches, where AWS's documents may not say. */
enum Match {
  YES,
  NO,
  /** No AWS page settles it: grants nothing, and denies. */
  UNSURE;

  static Match of(boolean matches) {
    return matches ? YES : NO;
  }

  Match negated() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNSURE -> UNSURE;
    };
  }

  /** The surest no, else the first doubt. */
  Match and(Match other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES ? other : this;
  }

  static <T> Match any(Stream<T> candidates, Function<T, Match> test) {
    Match best = NO;
    for (T candidate : (Iterable<T>) candidates::iterator) {
      Match match = test.apply(candidate);
      if (match == YES) {
        return YES;
      }
      best = match == UNSURE ? UNSURE : best;
    }
    return best;
  }

  static <T> Match all(Stream<T> candidates, Function<T, Match> test) {
    return any(candidates, candidate -> test.apply(candidate).negated()).negated();
  }
}
