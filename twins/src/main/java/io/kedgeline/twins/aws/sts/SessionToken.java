package io.kedgeline.twins.aws.sts;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Principal;
import java.time.Instant;

/**
 * GetSessionToken: the same user with credentials that end. Policies do not bear on it; a device
 * for a second factor is not in this twin (STS API Reference).
 */
final class SessionToken {

  private static final int SHORTEST = 900;
  private static final int LONGEST = 129_600;
  private static final int USUAL = 43_200;
  private static final int ROOT = 3_600;

  private SessionToken() {}

  static String perform(Form form, Invocation call) {
    if (call.request().header("x-amz-security-token").isPresent()) {
      throw new AwsError(
          403, "AccessDenied", "Cannot call GetSessionToken with session credentials");
    }
    if (form.find("SerialNumber").isPresent() || form.find("TokenCode").isPresent()) {
      throw new AwsError(
          403,
          "AccessDenied",
          "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
    boolean root = call.principal() instanceof Principal.Root;
    int asked = form.number("DurationSeconds", SHORTEST, LONGEST).orElse(USUAL);
    Instant expires = call.state().now().plusSeconds(root ? Math.min(asked, ROOT) : asked);
    AccessKey key = call.state().credentials().issue(call.principal(), expires);
    return Xml.of(xml -> credentials(xml, key, expires));
  }

  static void credentials(Xml xml, AccessKey key, Instant expires) {
    xml.put(
        "Credentials",
        credentials ->
            credentials
                .put("AccessKeyId", key.id())
                .put("SecretAccessKey", key.secret())
                .put("SessionToken", key.token().orElseThrow())
                .put("Expiration", expires));
  }
}
