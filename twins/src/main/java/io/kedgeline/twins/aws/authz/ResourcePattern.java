package io.kedgeline.twins.aws.authz;

import java.util.List;

/**
 * Resource or NotResource.
 *
 * @param patterns any of which matches, as written
 * @param not whether it names what does not match
 */
record ResourcePattern(List<String> patterns, boolean not) {

  private static final int COLONS = 5;

  /** What a policy without a Resource element covers. */
  static ResourcePattern everything() {
    return new ResourcePattern(List.of("*"), false);
  }

  Match test(String resource, Variables variables) {
    Match named = Match.any(patterns.stream(), pattern -> one(pattern, resource, variables));
    return not ? named.negated() : named;
  }

  /**
   * A pattern whose variable has no value matches nothing; what NotResource then covers, and what a
   * variable before the resource part does, no page says.
   */
  private Match one(String pattern, String resource, Variables variables) {
    Match match =
        variables
            .expand(pattern)
            .map(glob -> ArnPattern.resource(glob, resource))
            .orElse(not ? Match.UNSURE : Match.NO);
    return variables.standBefore(COLONS, pattern) ? match.and(Match.UNSURE) : match;
  }
}
