package io.kedgeline.starters.webhook;

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
 * A version's name and the hexadecimal HMAC-SHA256, under a shared secret, of a text that holds the
 * time of sending, and the body's octets. Both sides of the time have a limit: what is dated ahead
 * could be kept and sent later.
 */
public final class TimedMac {

  /** How old a request may be, or how far its clock may be ahead of ours. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{64}");

  private final List<SecretKeySpec> secrets;
  private final String version;
  private final String prefix;

  private TimedMac(List<SecretKeySpec> secrets, String version, String prefix) {
    this.secrets = secrets;
    this.version = version;
    this.prefix = prefix;
  }

  /**
   * Believes these secrets: the current one and, while it lives, the one before.
   *
   * @param setting which setting names them
   * @param least how many characters each must have
   * @param version what a signature begins with, such as {@code v1=}
   * @param prefix what is signed before the body, with {@code %s} for the timestamp
   * @throws IllegalArgumentException when there is none, or one is shorter
   */
  public static TimedMac of(
      List<String> secrets, String setting, int least, String version, String prefix) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < least)) {
      throw new IllegalArgumentException(
          "%s: must hold secrets of %d characters or more, one in a line"
              .formatted(setting, least));
    }
    return new TimedMac(
        secrets.stream()
            .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .toList(),
        version,
        prefix);
  }

  /**
   * Whether this body was signed about now.
   *
   * @param timestamp when it was sent, in seconds since 1970
   * @param signature the version's name and the hexadecimal digits
   */
  public boolean signs(
      Optional<String> timestamp, Optional<String> signature, byte[] body, Instant now) {
    Optional<String> fresh = timestamp.filter(text -> isFresh(text, now));
    Optional<byte[]> given = signature.flatMap(this::digits);
    if (fresh.isEmpty() || given.isEmpty()) {
      return false;
    }
    boolean signed = false;
    for (SecretKeySpec secret : secrets) {
      signed |= MessageDigest.isEqual(mac(secret, fresh.get(), body), given.get());
    }
    return signed;
  }

  /** Whether this body was signed at the time that it says, whenever that was. */
  public boolean signed(String timestamp, String signature, byte[] body) {
    return SECONDS.matcher(timestamp).matches()
        && signs(
            Optional.of(timestamp),
            Optional.of(signature),
            body,
            Instant.ofEpochSecond(Long.parseLong(timestamp)));
  }

  private Optional<byte[]> digits(String signature) {
    return Optional.of(signature)
        .filter(text -> text.startsWith(version))
        .map(text -> text.substring(version.length()))
        .filter(text -> HEXADECIMAL.matcher(text).matches())
        .map(HexFormat.of()::parseHex);
  }

  private static boolean isFresh(String timestamp, Instant now) {
    if (!SECONDS.matcher(timestamp).matches()) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
  }

  private byte[] mac(SecretKeySpec secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(prefix.formatted(timestamp).getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
