package io.kedgeline.twins.aws.authz;

/** The orders that numeric and date operators share. */
enum Comparison {
  EQUALS("Equals"),
  LESS_THAN("LessThan"),
  LESS_THAN_EQUALS("LessThanEquals"),
  GREATER_THAN("GreaterThan"),
  GREATER_THAN_EQUALS("GreaterThanEquals");

  private final String suffix;

  Comparison(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  /** Whether this order holds for what a comparator answered. */
  Match of(int order) {
    return Match.of(
        switch (this) {
          case EQUALS -> order == 0;
          case LESS_THAN -> order < 0;
          case LESS_THAN_EQUALS -> order <= 0;
          case GREATER_THAN -> order > 0;
          case GREATER_THAN_EQUALS -> order >= 0;
        });
  }
}
