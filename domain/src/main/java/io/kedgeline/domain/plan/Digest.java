package io.kedgeline.domain.plan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest, written as 64 lowercase hexadecimal characters.
 *
 * @param hex exactly 64 characters of {@code [0-9a-f]}
 */
public record Digest(String hex) {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

  public Digest {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "digest: must be 64 lowercase hexadecimal characters, was " + hex.length() + " long");
    }
  }

  /** The digest of these octets. */
  public static Digest of(byte[] octets) {
    try {
      return new Digest(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The digest of this text's UTF-8 octets. */
  public static Digest ofText(String text) {
    return of(Octets.of(text));
  }

  /** The 32 octets. */
  public byte[] octets() {
    return HexFormat.of().parseHex(hex);
  }

  /** Unpadded base64url, 43 characters: short enough for an OIDC nonce (FAPI 2.0 §5.3.2.2). */
  public String base64url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets());
  }

  /** The digest that {@link #base64url} writes so; nothing for any other text. */
  public static Optional<Digest> ofBase64url(String text) {
    if (!BASE64URL.matcher(text).matches()) {
      return Optional.empty();
    }
    Digest digest = new Digest(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(text)));
    return Optional.of(digest).filter(read -> read.base64url().equals(text));
  }

  /** The first twelve characters, in groups of four: for people's eyes, never for a comparison. */
  public String shortForm() {
    return String.format(
        Locale.ROOT, "%s-%s-%s", hex.substring(0, 4), hex.substring(4, 8), hex.substring(8, 12));
  }

  /** Whether both digests are the same, in constant time. */
  public boolean matches(Digest other) {
    return MessageDigest.isEqual(octets(), other.octets());
  }

  @Override
  public String toString() {
    return hex;
  }
}
