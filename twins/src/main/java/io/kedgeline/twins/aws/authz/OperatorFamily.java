package io.kedgeline.twins.aws.authz;

/** How one family of condition operators compares one value of a request with one of a policy. */
interface OperatorFamily {

  /**
   * Compares.
   *
   * @param actual the request's value
   * @param expected the policy's value as written
   * @param variables puts values for policy variables, where the family takes them
   */
  Match test(String actual, String expected, Variables variables);

  /** Whether a policy may hold this value; IAM refuses dates that are none when it stores them. */
  default boolean accepts(String expected) {
    return true;
  }
}
