package io.kedgeline.twins.aws.front;

/**
 * What a request asks for, whether or not it may.
 *
 * @param service such as {@code iam}, empty when the request names none
 * @param operation such as {@code GetRole}, {@code Unknown} when there is no such one
 */
public record Called(String service, String operation) {

  /** Whether nothing can have changed by it. */
  public boolean reads() {
    return operation.matches("(Get|Head|List|Describe|Lookup|IsMember).*")
        && !operation.equals("GetSessionToken");
  }
}
