package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param allows whether it allows or denies
 * @param principals whom it is about, in policies that say so
 * @param actions which actions
 * @param resources on what
 * @param conditions all of which must hold
 */
record Statement(
    boolean allows,
    Optional<PrincipalPattern> principals,
    ActionPattern actions,
    ResourcePattern resources,
    List<Condition> conditions) {

  /** Whether it applies; what is unsure applies when it denies and does not when it allows. */
  boolean applies(AccessRequest request, boolean variablesEnabled) {
    Variables variables = new Variables(variablesEnabled, request.context());
    Match match =
        principals.map(pattern -> pattern.names(request.caller()).isPresent()).orElse(true)
            ? actions.test(request.action())
            : Match.NO;
    if (match == Match.YES) {
      match = resources.test(request.resource(), variables);
    }
    if (match != Match.NO) {
      match = and(match, Match.all(conditions.stream(), condition -> condition.test(variables)));
    }
    return match == Match.YES || (match == Match.UNSURE && !allows);
  }

  private static Match and(Match left, Match right) {
    if (left == Match.NO || right == Match.NO) {
      return Match.NO;
    }
    return left == Match.YES && right == Match.YES ? Match.YES : Match.UNSURE;
  }
}
