package io.kedgeline.domain.posture;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a device's private key lies. The names are part of the contract of {@code docs/posture.md}.
 */
public enum KeyProtection {
  TPM,
  SECURE_ENCLAVE,
  HSM,
  /** In software, from where it can be copied: no rulebook may allow it (security pattern §5.6). */
  NONE;

  private static final List<KeyProtection> PROTECTING = List.of(TPM, SECURE_ENCLAVE, HSM);

  /**
   * The protection of this name.
   *
   * @throws IllegalArgumentException when there is none, or it protects nothing
   */
  public static KeyProtection named(String name) {
    return Stream.of(values())
        .filter(protection -> protection.name().equals(name))
        .filter(PROTECTING::contains)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("keyProtection: must be one of " + PROTECTING));
  }
}
