package io.kedgeline.domain.enrollment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where things lie on the device that is enrolled, as absolute paths of that device's file system.
 *
 * @param helper {@code aws_signing_helper}
 * @param certificate the certificate, in PEM
 * @param privateKey the key, without a password, since nobody is there to type one: a path (a key
 *     that a TPM has wrapped is one), or {@code handle:0x} and the eight digits of one that lies in
 *     a TPM (README of rolesanywhere-credential-helper, "TPMv2 Integration"). Never {@code
 *     file://}, which the helper takes for a name.
 * @param intermediates the chain above the certificate, in PEM; nothing where the trust anchor
 *     issued it itself
 */
public record DeviceFiles(
    String helper, String certificate, String privateKey, Optional<String> intermediates) {

  private static final Pattern HANDLE = Pattern.compile("handle:0x[0-9A-Fa-f]{8}");

  public DeviceFiles {
    requirePath("helper", helper);
    requirePath("certificate", certificate);
    if (!HANDLE.matcher(privateKey).matches()) {
      requirePath("privateKey", privateKey);
    }
    intermediates.ifPresent(path -> requirePath("intermediates", path));
  }

  /** Whether the key lies in a TPM under a handle. */
  boolean keyHasHandle() {
    return HANDLE.matcher(privateKey).matches();
  }

  private static void requirePath(String field, String path) {
    AwsConfigArgument.quoted(field, path);
    if (!path.startsWith("/") && !path.matches("[A-Za-z]:/.*")) {
      throw new IllegalArgumentException(
          field + ": must be an absolute path, with / between folders");
    }
  }
}
