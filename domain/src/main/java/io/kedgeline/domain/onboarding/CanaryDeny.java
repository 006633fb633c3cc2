package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.resource.RoleArn;
import java.util.regex.Pattern;

/**
 * The inline policy that keeps a canary from everything but the probe, in a role that gives others
 * more: a canary proves whether a certificate gets in, and shall be able to do nothing else. That
 * its certificate lives for minutes is the second limit.
 *
 * @param canary the common name of the canary's certificate, which no consumer's begins with
 * @param role the role that it may read, itself
 */
public record CanaryDeny(String canary, RoleArn role) {

  /** How a canary's common name begins. */
  public static final String PREFIX = "kedgeline-canary-";

  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9.-]{1,40}");

  public CanaryDeny {
    if (!SHAPE.matcher(canary).matches()) {
      throw new IllegalArgumentException(
          "canary: must be %s and 1 to 40 characters of A-Z a-z 0-9 . -".formatted(PREFIX));
    }
  }

  /**
   * The document. The tag is one that Roles Anywhere sets from the certificate's subject; a session
   * without it is no canary's, and is not concerned (IAM User Guide: StringEquals does not hold
   * when the key is absent).
   */
  public String document() {
    return """
    {"Version":"2012-10-17","Statement":[\
    {"Sid":"CanaryDoesNothingElse","Effect":"Deny","NotAction":"iam:GetRole","Resource":"*",%1$s},\
    {"Sid":"CanaryReadsNoOtherRole","Effect":"Deny","Action":"iam:GetRole","NotResource":"%2$s",%1$s}]}\
    """
        .formatted(
            "\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/x509Subject/CN\":\"%s\"}}"
                .formatted(canary),
            role);
  }
}
