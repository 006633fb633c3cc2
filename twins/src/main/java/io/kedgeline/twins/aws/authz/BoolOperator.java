package io.kedgeline.twins.aws.authz;

/** Bool: {@code true} or {@code false}. */
enum BoolOperator implements OperatorFamily {
  BOOL;

  @Override
  public Match test(String actual, String expected, Variables variables) {
    return variables
        .expand(expected)
        .map(glob -> Match.of(glob.text().equalsIgnoreCase(actual)))
        .orElse(Match.NO);
  }
}
