package io.kedgeline.activities.certificate;

import java.util.List;
import java.util.Locale;

/**
 * Whether a signature uses a hash that Roles Anywhere takes, SHA-256 or longer (User Guide); those
 * of Edwards curves do by definition (RFC 8032).
 */
public final class SignatureHash {

  private static final List<String> STRONG =
      List.of("SHA256", "SHA384", "SHA512", "ED25519", "ED448");

  private SignatureHash() {}

  /** Of an algorithm as {@code SHA256WITHECDSA}. */
  public static boolean strong(String algorithm) {
    String plain = algorithm.replace("-", "").toUpperCase(Locale.ROOT);
    return STRONG.stream().anyMatch(plain::startsWith);
  }
}
