package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.plan.Digest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a device shows to be enrolled: 256 random bits, told once to whoever brings them to the
 * device, and kept by nobody. What is kept is their SHA-256, from which they cannot be found again:
 * a secret of that many random bits needs no slower hash (NIST SP 800-63B §5.1.2.2, look-up secrets
 * of 112 bits or more).
 */
public final class BootstrapSecret {

  /** How many random octets there are. */
  public static final int OCTETS = 32;

  /** How it begins as text, so that people and scanners for secrets know what they see. */
  public static final String PREFIX = "kedgeline_bootstrap_";

  private final byte[] octets;

  private BootstrapSecret(byte[] octets) {
    this.octets = octets;
  }

  /**
   * The secret of these octets.
   *
   * @param drawn 32 octets from a cryptographically strong generator
   * @throws IllegalArgumentException when they are of another number
   */
  public static BootstrapSecret of(byte[] drawn) {
    if (drawn.length != OCTETS) {
      throw new IllegalArgumentException("bootstrap secret: must be 32 octets");
    }
    return new BootstrapSecret(drawn.clone());
  }

  /** The secret that is written so; nothing for any other text. */
  public static Optional<BootstrapSecret> read(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] octets = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
      return Optional.of(octets)
          .filter(read -> read.length == OCTETS)
          .map(BootstrapSecret::new)
          .filter(secret -> secret.reveal().equals(text));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** The secret as text, to be shown once and written nowhere. */
  public String reveal() {
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** What is kept of it. */
  public Digest digest() {
    return Digest.of(octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BootstrapSecret secret && digest().matches(secret.digest());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest().octets());
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "BootstrapSecret";
  }
}
