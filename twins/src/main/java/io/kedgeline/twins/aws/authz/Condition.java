package io.kedgeline.twins.aws.authz;

import java.util.List;

/**
 * One key under one operator.
 *
 * @param operator how to compare
 * @param key the condition key
 * @param values any of which satisfies it, or none of which when the operator is negated
 */
record Condition(Operator operator, String key, List<String> values) {

  Match test(Variables variables) {
    return operator.test(key, values, variables);
  }
}
