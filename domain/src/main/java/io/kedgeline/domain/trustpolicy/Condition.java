package io.kedgeline.domain.trustpolicy;

import java.util.List;

/**
 * One key under one operator.
 *
 * @param operator how to compare
 * @param key the condition key
 * @param values at least one; any of them satisfies it, or none where the operator is negated
 */
record Condition(Operator operator, ConditionKey key, List<String> values) {

  Condition {
    values = List.copyOf(values);
  }

  /** Whether the key must be there with one of the values. */
  boolean requires(ConditionKey wanted) {
    return key.is(wanted) && operator.requires();
  }

  /** Whether this value of its list stands for itself alone. */
  boolean literal(String value) {
    return !value.isEmpty()
        && !value.contains("${")
        && !(operator.comparison().wild() && Glob.wild(value));
  }

  /** What every text begins with that this value of its list matches. */
  String literalPrefix(String value) {
    String fixed = operator.comparison().wild() ? Glob.literalPrefix(value) : value;
    int variable = fixed.indexOf("${");
    return variable < 0 ? fixed : fixed.substring(0, variable);
  }
}
