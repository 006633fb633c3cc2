package io.kedgeline.activities.aws.x509;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What Roles Anywhere answers to a certificate that asks for a session. */
public sealed interface SessionAnswer {

  /**
   * It gets in.
   *
   * @param credentials the session's credentials
   */
  record Granted(AwsSessionCredentials credentials) implements SessionAnswer {

    @Override
    public String toString() {
      return "Granted";
    }
  }

  /**
   * It does not.
   *
   * @param code AWS's error code, such as {@code AccessDeniedException}
   * @param message AWS's reason
   */
  record Refused(String code, String message) implements SessionAnswer {}
}
