package io.kedgeline.starters.slack.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request is Slack's own: {@code v0=} and the hexadecimal HMAC-SHA256, under the signing
 * secret, of {@code v0:TIMESTAMP:} and the body's octets (Slack documentation, "Verifying requests
 * from Slack"). Slack's library takes any timestamp of the future; here both sides have a limit.
 */
public final class SlackSignature {

  /** How old a request may be, or how far its clock may be ahead of ours. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile("v0=[0-9a-f]{64}");

  private final List<SecretKeySpec> secrets;

  /**
   * Believes what is signed with one of these secrets: the current one, and for a day after a
   * rotation the one before.
   *
   * @throws IllegalArgumentException when there is none, or one is shorter than 16 characters
   */
  public SlackSignature(List<String> secrets) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < 16)) {
      throw new IllegalArgumentException(
          "slack.signing.secret: must hold secrets of 16 characters or more, one in a line");
    }
    this.secrets =
        secrets.stream()
            .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .toList();
  }

  /**
   * Whether Slack signed this body about now.
   *
   * @param timestamp the header {@code X-Slack-Request-Timestamp}
   * @param signature the header {@code X-Slack-Signature}
   */
  public boolean signs(
      Optional<String> timestamp, Optional<String> signature, byte[] body, Instant now) {
    Optional<String> fresh = timestamp.filter(text -> isFresh(text, now));
    Optional<String> shaped = signature.filter(text -> SIGNATURE.matcher(text).matches());
    if (fresh.isEmpty() || shaped.isEmpty()) {
      return false;
    }
    byte[] given = HexFormat.of().parseHex(shaped.get().substring("v0=".length()));
    boolean signed = false;
    for (SecretKeySpec secret : secrets) {
      signed |= MessageDigest.isEqual(mac(secret, fresh.get(), body), given);
    }
    return signed;
  }

  /** Whether Slack signed this body at the time that it says, whenever that was. */
  public boolean signed(String timestamp, String signature, byte[] body) {
    return SECONDS.matcher(timestamp).matches()
        && signs(
            Optional.of(timestamp),
            Optional.of(signature),
            body,
            Instant.ofEpochSecond(Long.parseLong(timestamp)));
  }

  private static boolean isFresh(String timestamp, Instant now) {
    if (!SECONDS.matcher(timestamp).matches()) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
  }

  private static byte[] mac(SecretKeySpec secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
