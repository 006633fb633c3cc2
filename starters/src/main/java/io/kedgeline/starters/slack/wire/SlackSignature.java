package io.kedgeline.starters.slack.wire;

import io.kedgeline.starters.webhook.TimedMac;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a request is Slack's own: {@code v0=} and the hexadecimal HMAC-SHA256, under the signing
 * secret, of {@code v0:TIMESTAMP:} and the body's octets (Slack documentation, "Verifying requests
 * from Slack"). Slack's library takes any timestamp of the future; here both sides have a limit.
 */
public final class SlackSignature {

  private static final int LEAST = 16;

  private final TimedMac mac;

  /**
   * Believes what is signed with one of these secrets: the current one, and for a day after a
   * rotation the one before.
   *
   * @throws IllegalArgumentException when there is none, or one is shorter than 16 characters
   */
  public SlackSignature(List<String> secrets) {
    this.mac = TimedMac.of(secrets, "slack.signing.secret", LEAST, "v0=", "v0:%s:");
  }

  /**
   * Whether Slack signed this body about now.
   *
   * @param timestamp the header {@code X-Slack-Request-Timestamp}
   * @param signature the header {@code X-Slack-Signature}
   */
  public boolean signs(
      Optional<String> timestamp, Optional<String> signature, byte[] body, Instant now) {
    return mac.signs(timestamp, signature, body, now);
  }

  /** Whether Slack signed this body at the time that it says, whenever that was. */
  public boolean signed(String timestamp, String signature, byte[] body) {
    return mac.signed(timestamp, signature, body);
  }
}
