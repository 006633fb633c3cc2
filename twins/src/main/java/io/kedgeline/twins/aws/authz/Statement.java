package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Map;
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

  /** The same with unique ids in place of these principals' ARNs. */
  Statement with(Map<String, String> ids) {
    return new Statement(
        allows, principals.map(pattern -> pattern.with(ids)), actions, resources, conditions);
  }

  /** Whether it applies; what is unsure applies when it denies and does not when it allows. */
  boolean applies(AccessRequest request, boolean variablesEnabled) {
    Variables variables = new Variables(variablesEnabled, request.context());
    Match match =
        principals
            .map(pattern -> pattern.test(request.caller()))
            .orElse(Match.YES)
            .and(actions.test(request.action()))
            .and(resources.test(request.resource(), variables))
            .and(Match.all(conditions.stream(), condition -> condition.test(variables)));
    return match == Match.YES || (match == Match.UNSURE && !allows);
  }
}
