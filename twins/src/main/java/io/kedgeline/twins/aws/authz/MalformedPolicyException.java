package io.kedgeline.twins.aws.authz;

/** A document that IAM refuses with {@code MalformedPolicyDocument}; the message is IAM's. */
public final class MalformedPolicyException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedPolicyException(String message) {
    super(message);
  }

  static String principal(String member, String name) {
    return "Invalid principal in policy: \"%s\":\"%s\"".formatted(member, name);
  }
}
