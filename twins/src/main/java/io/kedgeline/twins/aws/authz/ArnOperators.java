package io.kedgeline.twins.aws.authz;

/** ArnEquals and ArnLike, which are the same. */
enum ArnOperators implements OperatorFamily {
  LIKE;

  @Override
  public Match test(String actual, String expected, Variables variables) {
    return variables
        .expand(expected)
        .map(glob -> ArnPattern.condition(glob, actual))
        .orElse(Match.NO);
  }
}
