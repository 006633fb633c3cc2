package io.kedgeline.domain.trustpolicy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Whether a policy lets a certificate in, as far as the policy alone tells. */
record Admission(TrustPolicy policy, CertificateFacts certificate) {

  /** What is always so when Roles Anywhere asks. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "aws:principalisawsservice", "true",
          "aws:securetransport", "true",
          "aws:principalservicename", Principals.ROLES_ANYWHERE);

  static Certainty of(TrustPolicy policy, CertificateFacts certificate) {
    Admission admission = new Admission(policy, certificate);
    return Certainty.all(Arrays.stream(StsAction.values()), admission::grants);
  }

  private Certainty grants(StsAction action) {
    return Certainty.any(
            policy.statements().stream().filter(Statement::allows),
            statement -> applies(statement, action))
        .and(
            Certainty.any(
                    policy.statements().stream().filter(statement -> !statement.allows()),
                    statement -> applies(statement, action))
                .negated());
  }

  private Certainty applies(Statement statement, StsAction action) {
    return statement.about(action).and(Certainty.all(statement.conditions().stream(), this::holds));
  }

  private Certainty holds(Condition condition) {
    Operator operator = condition.operator();
    if (!known(condition.key()) || operator.comparison() == Comparison.UNKNOWN) {
      return Certainty.UNSURE;
    }
    Optional<String> actual = value(condition.key());
    if (operator.comparison() == Comparison.NULL) {
      String absent = Boolean.toString(actual.isEmpty());
      return Certainty.any(
          condition.values().stream(), wanted -> Certainty.of(wanted.equalsIgnoreCase(absent)));
    }
    return actual.map(value -> compared(condition, value)).orElseGet(operator::absent);
  }

  private Certainty compared(Condition condition, String actual) {
    Certainty any =
        Certainty.any(condition.values().stream(), value -> compared(condition, value, actual));
    return condition.operator().negated() ? any.negated() : any;
  }

  private Certainty compared(Condition condition, String value, String actual) {
    Comparison comparison = condition.operator().comparison();
    if (!policy.variables() || !value.contains("${")) {
      return comparison.test(value, actual);
    }
    boolean plain = comparison.ofText() && !comparison.wild();
    if (!plain || !value.matches("\\$\\{[^${}*?, ]+}")) {
      return Certainty.UNSURE;
    }
    ConditionKey variable = new ConditionKey(value.substring(2, value.length() - 1));
    return known(variable)
        ? value(variable).map(text -> comparison.test(text, actual)).orElse(Certainty.NO)
        : Certainty.UNSURE;
  }

  private boolean known(ConditionKey key) {
    return key.is(ConditionKey.SOURCE_ARN)
        || key.is(ConditionKey.SOURCE_ACCOUNT)
        || key.attribute().isPresent()
        || ALWAYS.containsKey(key.lower());
  }

  private Optional<String> value(ConditionKey key) {
    if (key.is(ConditionKey.SOURCE_ARN)) {
      return Optional.of(certificate.trustAnchor());
    }
    if (key.is(ConditionKey.SOURCE_ACCOUNT)) {
      return Optional.of(certificate.account());
    }
    return key.attribute()
        .map(certificate::attribute)
        .orElseGet(() -> Optional.ofNullable(ALWAYS.get(key.lower())));
  }
}
