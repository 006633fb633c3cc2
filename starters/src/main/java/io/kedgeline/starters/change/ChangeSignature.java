package io.kedgeline.starters.change;

import io.kedgeline.starters.webhook.TimedMac;
import io.kedgeline.workflows.settings.GuardedFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What the change system signs: {@code v1=} and the hexadecimal HMAC-SHA256, under a shared secret,
 * of the timestamp, a full stop and the body's octets. The body names the change, so that it cannot
 * be sent on as another's.
 */
public final class ChangeSignature {

  /** The header with the time of sending, in seconds since 1970. */
  public static final String TIMESTAMP = "X-Kedgeline-Timestamp";

  /** The header with the signature. */
  public static final String SIGNATURE = "X-Kedgeline-Signature";

  private static final int LEAST = 32;

  private ChangeSignature() {}

  /** Believes what is signed with one of these. */
  public static TimedMac of(List<String> secrets) {
    return TimedMac.of(secrets, "change.signing.secret", LEAST, "v1=", "%s.");
  }

  /** The same for the secrets in this file, one in a line. */
  public static TimedMac read(Path file) {
    return of(
        GuardedFile.secret(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
  }
}
