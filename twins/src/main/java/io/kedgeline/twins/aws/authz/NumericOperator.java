package io.kedgeline.twins.aws.authz;

import java.math.BigDecimal;

/** The Numeric operators: integers and decimals, no wildcards, no variables. */
record NumericOperator(Comparison comparison) implements OperatorFamily {

  @Override
  public Match test(String actual, String expected, Variables variables) {
    try {
      return comparison.of(new BigDecimal(actual).compareTo(new BigDecimal(expected)));
    } catch (NumberFormatException noNumber) {
      return Match.UNSURE;
    }
  }
}
