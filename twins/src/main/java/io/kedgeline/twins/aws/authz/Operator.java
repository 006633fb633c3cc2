package io.kedgeline.twins.aws.authz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A condition operator as a policy names it (IAM User Guide, "IAM JSON policy elements: Condition
 * operators").
 *
 * @param quantifier how a list of values is compared
 * @param family what is compared
 * @param negated whether none may match
 * @param ifExists whether an absent key satisfies it
 */
record Operator(
    Quantifier quantifier, Optional<OperatorFamily> family, boolean negated, boolean ifExists) {

  enum Quantifier {
    ONE,
    FOR_ALL_VALUES,
    FOR_ANY_VALUE
  }

  private record Base(Optional<OperatorFamily> family, boolean negated) {}

  private static final Map<String, Base> BASES = bases();

  /** The operator of this name, if there is one. */
  static Optional<Operator> named(String name) {
    Quantifier quantifier = Quantifier.ONE;
    String rest = name;
    if (name.startsWith("ForAllValues:")) {
      quantifier = Quantifier.FOR_ALL_VALUES;
      rest = name.substring("ForAllValues:".length());
    } else if (name.startsWith("ForAnyValue:")) {
      quantifier = Quantifier.FOR_ANY_VALUE;
      rest = name.substring("ForAnyValue:".length());
    }
    boolean ifExists = rest.endsWith("IfExists");
    if (ifExists) {
      rest = rest.substring(0, rest.length() - "IfExists".length());
    }
    Base base = BASES.get(rest);
    if (base == null || (base.family().isEmpty() && (ifExists || quantifier != Quantifier.ONE))) {
      return Optional.empty();
    }
    return Optional.of(new Operator(quantifier, base.family(), base.negated(), ifExists));
  }

  /** Whether the key's values satisfy this operator with these values of the policy. */
  Match test(String key, List<String> expected, Variables variables) {
    Optional<List<String>> actual = variables.context().values(key);
    if (family.isEmpty()) {
      return Match.any(expected.stream(), value -> isNull(value, actual));
    }
    if (actual.isEmpty()) {
      return absent();
    }
    OperatorFamily comparing = family.get();
    return switch (quantifier) {
      case ONE ->
          variables.context().multivalued(key)
              ? Match.UNSURE
              : one(comparing, actual.get().getFirst(), expected, variables);
      case FOR_ALL_VALUES ->
          Match.all(
              actual.get().stream().filter(value -> !value.isEmpty()),
              value -> one(comparing, value, expected, variables));
      case FOR_ANY_VALUE ->
          Match.any(actual.get().stream(), value -> one(comparing, value, expected, variables));
    };
  }

  private Match absent() {
    return switch (quantifier) {
      case ONE -> Match.of(negated || ifExists);
      case FOR_ALL_VALUES -> Match.YES;
      case FOR_ANY_VALUE -> ifExists ? Match.UNSURE : Match.NO;
    };
  }

  private Match one(
      OperatorFamily comparing, String actual, List<String> expected, Variables variables) {
    Match any = Match.any(expected.stream(), value -> comparing.test(actual, value, variables));
    return negated ? any.negated() : any;
  }

  private static Match isNull(String wanted, Optional<List<String>> actual) {
    boolean absent = actual.isEmpty() || actual.get().isEmpty();
    return Match.of(wanted.equalsIgnoreCase(Boolean.toString(absent)));
  }

  private static Map<String, Base> bases() {
    Map<String, Base> bases = new HashMap<>();
    put(bases, "StringEquals", "StringNotEquals", StringOperators.EQUALS);
    put(
        bases,
        "StringEqualsIgnoreCase",
        "StringNotEqualsIgnoreCase",
        StringOperators.EQUALS_IGNORE_CASE);
    put(bases, "StringLike", "StringNotLike", StringOperators.LIKE);
    put(bases, "ArnEquals", "ArnNotEquals", ArnOperators.LIKE);
    put(bases, "ArnLike", "ArnNotLike", ArnOperators.LIKE);
    put(bases, "IpAddress", "NotIpAddress", IpOperator.IP_ADDRESS);
    put(bases, "NumericEquals", "NumericNotEquals", new NumericOperator(Comparison.EQUALS));
    put(bases, "DateEquals", "DateNotEquals", new DateOperator(Comparison.EQUALS));
    for (Comparison comparison : Comparison.values()) {
      bases.putIfAbsent("Numeric" + comparison.suffix(), positive(new NumericOperator(comparison)));
      bases.putIfAbsent("Date" + comparison.suffix(), positive(new DateOperator(comparison)));
    }
    bases.put("Bool", positive(BoolOperator.BOOL));
    bases.put("BinaryEquals", positive(BinaryOperator.EQUALS));
    bases.put("Null", new Base(Optional.empty(), false));
    return Map.copyOf(bases);
  }

  private static void put(
      Map<String, Base> bases, String name, String negated, OperatorFamily family) {
    bases.put(name, positive(family));
    bases.put(negated, new Base(Optional.of(family), true));
  }

  private static Base positive(OperatorFamily family) {
    return new Base(Optional.of(family), false);
  }
}
