package io.kedgeline.twins.aws.authz;

/** StringEquals, StringEqualsIgnoreCase and StringLike. */
enum StringOperators implements OperatorFamily {
  EQUALS {
    @Override
    Match compare(String actual, Glob expected) {
      return Match.of(expected.text().equals(actual));
    }
  },
  EQUALS_IGNORE_CASE {
    @Override
    Match compare(String actual, Glob expected) {
      return Match.of(expected.text().equalsIgnoreCase(actual));
    }
  },
  LIKE {
    @Override
    Match compare(String actual, Glob expected) {
      return Match.of(expected.matches(actual));
    }
  };

  abstract Match compare(String actual, Glob expected);

  @Override
  public Match test(String actual, String expected, Variables variables) {
    return variables.expand(expected).map(glob -> compare(actual, glob)).orElse(Match.NO);
  }
}
