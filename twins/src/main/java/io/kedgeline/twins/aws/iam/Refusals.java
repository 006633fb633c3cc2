package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.state.AwsError;

/** The errors that IAM's operations share. */
final class Refusals {

  private Refusals() {}

  static AwsError missing(String message) {
    return new AwsError(404, "NoSuchEntity", message);
  }

  static AwsError exists(String message) {
    return new AwsError(409, "EntityAlreadyExists", message);
  }

  static AwsError stillUsed(String message) {
    return new AwsError(409, "DeleteConflict", message);
  }

  static AwsError limit(String quota, int most) {
    return new AwsError(409, "LimitExceeded", "Cannot exceed quota for " + quota + ": " + most);
  }
}
