package io.kedgeline.domain.trustpolicy;

/** What an operator compares, apart from signs and quantifiers. */
enum Comparison {
  STRING_EQUALS,
  STRING_EQUALS_IGNORE_CASE,
  STRING_LIKE,
  /** ArnEquals and ArnLike, which are the same. */
  ARN,
  BOOL,
  NULL,
  /** Known to AWS and not judged here: numbers, dates, addresses, octets. */
  OTHER,
  /** No operator of AWS. */
  UNKNOWN;

  /** Whether {@code *} and {@code ?} stand for others. */
  boolean wild() {
    return this == STRING_LIKE || this == ARN;
  }

  boolean ofText() {
    return this == STRING_EQUALS
        || this == STRING_EQUALS_IGNORE_CASE
        || this == STRING_LIKE
        || this == ARN;
  }

  Certainty test(String expected, String actual) {
    return switch (this) {
      case STRING_EQUALS -> Certainty.of(expected.equals(actual));
      case STRING_EQUALS_IGNORE_CASE, BOOL -> Certainty.of(expected.equalsIgnoreCase(actual));
      case STRING_LIKE -> Certainty.of(Glob.matches(expected, actual));
      case ARN ->
          expected.equals("*") ? Certainty.UNSURE : Certainty.of(Arn.matches(expected, actual));
      case NULL, OTHER, UNKNOWN -> Certainty.UNSURE;
    };
  }
}
