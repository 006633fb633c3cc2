package io.kedgeline.domain.trustpolicy;

import java.util.List;
import java.util.Locale;

/**
 * What a statement is about.
 *
 * @param negated whether it is about all else: NotAction
 * @param patterns names or patterns of actions, whose case does not matter
 */
record Actions(boolean negated, List<String> patterns) {

  private static final String STS = "sts:";

  Actions {
    patterns = List.copyOf(patterns);
  }

  /** Whether each is of STS, without a pattern for the service: IAM takes no others. */
  boolean ofStsOnly() {
    return patterns.stream()
        .allMatch(pattern -> pattern.regionMatches(true, 0, STS, 0, STS.length()));
  }

  Certainty cover(StsAction action) {
    String wanted = action.written().toLowerCase(Locale.ROOT);
    return negated
        ? Certainty.UNSURE
        : Certainty.of(
            patterns.stream()
                .anyMatch(pattern -> Glob.matches(pattern.toLowerCase(Locale.ROOT), wanted)));
  }
}
