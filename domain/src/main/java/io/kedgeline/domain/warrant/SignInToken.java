package io.kedgeline.domain.warrant;

import java.util.regex.Pattern;

/**
 * The proof of a sign-in as it is kept with the vote: issuers rotate their keys, and an old one can
 * be had from nobody later. Nothing in it is believed before a pinned issuer has verified it.
 *
 * @param token the ID token, a JWS in compact form (RFC 7515 §7.1): up to {@value #LONGEST_TOKEN}
 *     characters
 * @param key the issuer's public key that verifies it, a JWK as JSON (RFC 7517 §4): up to {@value
 *     #LONGEST_KEY} characters; it counts only when its thumbprint is pinned
 */
public record SignInToken(String token, String key) {

  /** How long a token may be. */
  public static final int LONGEST_TOKEN = 6 * 1024;

  /** How long a key may be. */
  public static final int LONGEST_KEY = 2 * 1024;

  private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]+");

  public SignInToken {
    if (token.length() > LONGEST_TOKEN || !COMPACT.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "token: must be a JWS in compact form of up to %d characters".formatted(LONGEST_TOKEN));
    }
    if (key.length() > LONGEST_KEY || !PRINTABLE.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "key: must be a JWK in printable ASCII of up to %d characters".formatted(LONGEST_KEY));
    }
  }

  /** What the issuer signed: the same for every form of its signature. */
  public String signed() {
    return token.substring(0, token.lastIndexOf('.'));
  }

  @Override
  public String toString() {
    return "SignInToken[%d characters]".formatted(token.length());
  }
}
