package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Locale;

/**
 * Action or NotAction.
 *
 * @param patterns any of which matches, as written
 * @param not whether it names what does not match
 */
record ActionPattern(List<String> patterns, boolean not) {

  Match test(String action) {
    String asked = action.toLowerCase(Locale.ROOT);
    boolean named =
        patterns.stream().anyMatch(p -> Glob.of(p.toLowerCase(Locale.ROOT)).matches(asked));
    return Match.of(named != not);
  }
}
