package io.kedgeline.twins.aws.authz;

import java.util.List;

/**
 * Resource or NotResource.
 *
 * @param patterns any of which matches, as written
 * @param not whether it names what does not match
 */
record ResourcePattern(List<String> patterns, boolean not) {

  /** What a policy without a Resource element covers. */
  static ResourcePattern everything() {
    return new ResourcePattern(List.of("*"), false);
  }

  /** A pattern whose variable has no value matches nothing, in NotResource too. */
  Match test(String resource, Variables variables) {
    Match named =
        Match.any(
            patterns.stream(),
            pattern ->
                variables
                    .expand(pattern)
                    .map(glob -> ArnPattern.resource(glob, resource))
                    .orElse(Match.NO));
    return not ? named.negated() : named;
  }
}
