package io.kedgeline.workflows.governed;

import io.kedgeline.domain.plan.Octets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An act with the signature of the server that authenticated the person. The signature is over the
 * octets of {@code payload} as they stand here; they are parsed only after it holds, so that no two
 * readings of one signature exist.
 *
 * @param payload the act as JSON, at most 16 KiB
 * @param keyId which key of the keyring signed it
 * @param signature Ed25519 (RFC 8032), base64
 */
public record SignedAct(String payload, String keyId, String signature) {

  /** What an act may be long. */
  public static final int PAYLOAD_LIMIT = 16 * 1024;

  /** Whether it could be an act at all: form and sizes only, nothing is believed yet. */
  public boolean wellFormed() {
    return Stream.<@Nullable Object>of(payload, keyId, signature).noneMatch(Objects::isNull)
        && Stream.of(payload, keyId, signature).allMatch(SignedAct::plain)
        && !payload.isEmpty()
        && payload.length() <= PAYLOAD_LIMIT
        && !keyId.isEmpty()
        && keyId.length() <= 100
        && signature.length() <= 120;
  }

  /** Canonical JSON escapes control characters, so none stands in it (RFC 8785 §3.2.2.2). */
  private static boolean plain(String text) {
    return Octets.wellFormed(text) && text.chars().noneMatch(Character::isISOControl);
  }
}
