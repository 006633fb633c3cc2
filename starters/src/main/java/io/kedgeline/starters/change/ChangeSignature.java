package io.kedgeline.starters.change;

import io.kedgeline.starters.webhook.TimedMac;
import io.kedgeline.workflows.settings.GuardedFile;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the change system signs: {@code v1=} and the HMAC-SHA256, under a shared secret, of the
 * timestamp, a full stop and the body's octets, in hexadecimal or in Base64, which is what
 * ServiceNow's scripts are given (GlideCertificateEncryption, generateMac). The body names the
 * change, so that it cannot be sent on as another's.
 */
public final class ChangeSignature {

  /** The header with the time of sending, in seconds since 1970. */
  public static final String TIMESTAMP = "X-Kedgeline-Timestamp";

  /** The header with the signature. */
  public static final String SIGNATURE = "X-Kedgeline-Signature";

  private static final int LEAST = 32;
  private static final String VERSION = "v1=";
  private static final Pattern BASE64 = Pattern.compile(VERSION + "[A-Za-z0-9+/]{43}=");

  private ChangeSignature() {}

  /** Believes what is signed with one of these. */
  public static TimedMac of(List<String> secrets) {
    return TimedMac.of(secrets, "change.signing.secret", LEAST, VERSION, "%s.");
  }

  /** The signature in hexadecimal, if it is one in Base64; else as it is. */
  static String hexadecimal(String signature) {
    return BASE64.matcher(signature).matches()
        ? VERSION
            + HexFormat.of()
                .formatHex(Base64.getDecoder().decode(signature.substring(VERSION.length())))
        : signature;
  }

  /** The same for the secrets in this file, one in a line. */
  public static TimedMac read(Path file) {
    return of(
        GuardedFile.secret(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
  }
}
