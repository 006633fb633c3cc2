package io.kedgeline.starters.cli.ca;

import io.kedgeline.starters.api.ExternalAsked;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The documents of an authority outside AWS, as options: all of them, or none. */
final class Documents {

  @Option(
      names = "--certificate",
      required = true,
      paramLabel = "FILE",
      description = "the authority's certificate, PEM or DER")
  private Path certificate = Path.of("");

  @Option(
      names = "--revocation-list",
      required = true,
      paramLabel = "FILE",
      description = "its current revocation list, PEM or DER")
  private Path revocationList = Path.of("");

  @Option(
      names = "--canary",
      required = true,
      paramLabel = "FILE",
      description = "a certificate that it issued, PEM or DER")
  private Path canary = Path.of("");

  @Option(
      names = "--attestation",
      required = true,
      paramLabel = "DOCUMENT",
      description = "where it is written down that it is run as it should be")
  private String attestation = "";

  @Option(
      names = "--attestation-sha256",
      required = true,
      paramLabel = "HEX",
      description = "the SHA-256 of that document")
  private String sha256 = "";

  ExternalAsked asked() {
    return new ExternalAsked(
        DocumentFile.CERTIFICATE.pem("--certificate", certificate),
        DocumentFile.REVOCATION_LIST.pem("--revocation-list", revocationList),
        DocumentFile.CERTIFICATE.pem("--canary", canary),
        attestation,
        sha256);
  }
}
