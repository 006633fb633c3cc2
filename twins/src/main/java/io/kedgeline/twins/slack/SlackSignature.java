package io.kedgeline.twins.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Version 0 of Slack's signatures (Slack docs, "Verifying requests from Slack"). */
public final class SlackSignature {

  private SlackSignature() {}

  /**
   * The value of {@code X-Slack-Signature}.
   *
   * @param secret the app's signing secret
   * @param timestamp the value of {@code X-Slack-Request-Timestamp}
   * @param body the raw body
   */
  public static String of(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
