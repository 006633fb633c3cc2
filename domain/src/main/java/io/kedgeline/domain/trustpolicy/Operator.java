package io.kedgeline.domain.trustpolicy;

import java.util.Map;

/**
 * A condition operator (IAM User Guide, "IAM JSON policy elements: Condition operators").
 *
 * @param name as the policy writes it
 * @param quantifier how a list of values is compared
 * @param comparison what is compared
 * @param negated whether none may match
 * @param ifExists whether an absent key satisfies it
 */
record Operator(
    String name, Quantifier quantifier, Comparison comparison, boolean negated, boolean ifExists) {

  enum Quantifier {
    ONE,
    FOR_ALL_VALUES,
    FOR_ANY_VALUE
  }

  private static final String IF_EXISTS = "IfExists";
  private static final String OTHERS =
      "(Numeric|Date)((Not)?Equals|(LessThan|GreaterThan)(Equals)?)|(Not)?IpAddress|BinaryEquals";
  private static final Map<String, Comparison> KNOWN =
      Map.ofEntries(
          Map.entry("StringEquals", Comparison.STRING_EQUALS),
          Map.entry("StringNotEquals", Comparison.STRING_EQUALS),
          Map.entry("StringEqualsIgnoreCase", Comparison.STRING_EQUALS_IGNORE_CASE),
          Map.entry("StringNotEqualsIgnoreCase", Comparison.STRING_EQUALS_IGNORE_CASE),
          Map.entry("StringLike", Comparison.STRING_LIKE),
          Map.entry("StringNotLike", Comparison.STRING_LIKE),
          Map.entry("ArnEquals", Comparison.ARN),
          Map.entry("ArnNotEquals", Comparison.ARN),
          Map.entry("ArnLike", Comparison.ARN),
          Map.entry("ArnNotLike", Comparison.ARN),
          Map.entry("Bool", Comparison.BOOL),
          Map.entry("Null", Comparison.NULL));

  static Operator named(String name) {
    Quantifier quantifier = Quantifier.ONE;
    String rest = name;
    if (name.startsWith("ForAllValues:")) {
      quantifier = Quantifier.FOR_ALL_VALUES;
      rest = name.substring("ForAllValues:".length());
    } else if (name.startsWith("ForAnyValue:")) {
      quantifier = Quantifier.FOR_ANY_VALUE;
      rest = name.substring("ForAnyValue:".length());
    }
    boolean ifExists = rest.endsWith(IF_EXISTS);
    String base = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
    Comparison comparison =
        KNOWN.getOrDefault(base, base.matches(OTHERS) ? Comparison.OTHER : Comparison.UNKNOWN);
    if (comparison == Comparison.NULL && (ifExists || quantifier != Quantifier.ONE)) {
      comparison = Comparison.UNKNOWN;
    }
    return new Operator(name, quantifier, comparison, base.contains("Not"), ifExists);
  }

  /** The operator that holds where this one, negated, does not. */
  Operator positive() {
    return new Operator(name, quantifier, comparison, false, false);
  }

  /** Whether a value must be there, and be one of those that the policy lists. */
  boolean requires() {
    return comparison.ofText() && !negated && !ifExists && quantifier != Quantifier.FOR_ALL_VALUES;
  }

  /** What it says of a key that is not there. */
  Certainty absent() {
    return switch (quantifier) {
      case ONE -> Certainty.of(negated || ifExists);
      case FOR_ALL_VALUES -> Certainty.YES;
      case FOR_ANY_VALUE -> negated || ifExists ? Certainty.UNSURE : Certainty.NO;
    };
  }
}
