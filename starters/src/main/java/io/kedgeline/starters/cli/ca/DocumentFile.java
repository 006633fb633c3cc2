package io.kedgeline.starters.cli.ca;

import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Reads a document that is in PEM (RFC 7468) or DER, to be sent in PEM. */
enum DocumentFile {
  CERTIFICATE("CERTIFICATE"),
  REVOCATION_LIST("X509 CRL");

  /** Longer ones the server does not take. */
  private static final int MOST_OCTETS = 300_000;

  private static final byte SEQUENCE = 0x30;
  private static final int LINE = 64;

  private final String label;

  DocumentFile(String label) {
    this.label = label;
  }

  /**
   * The document of this file in PEM.
   *
   * @param option how the file was given
   */
  String pem(String option, Path file) {
    byte[] octets = octets(option, file);
    return octets.length > 0 && octets[0] == SEQUENCE
        ? "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(label, Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(octets))
        : new String(octets, StandardCharsets.US_ASCII);
  }

  private static byte[] octets(String option, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(MOST_OCTETS + 1);
      if (octets.length > MOST_OCTETS) {
        throw new CommandRefusal(
            ExitCode.WRONG_INPUT,
            "%s: %s has more than %d octets".formatted(option, file, MOST_OCTETS));
      }
      return octets;
    } catch (IOException unreadable) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, "%s: %s cannot be read".formatted(option, file));
    }
  }
}
