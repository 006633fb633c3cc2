package io.kedgeline.starters.cli.bundle;

import io.kedgeline.starters.api.CertificateRequestPem;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A request for a certificate in a file. */
public final class RequestFile {

  private RequestFile() {}

  /**
   * The request, as it is shown.
   *
   * @param option the option that names the file, for whoever reads the refusal
   * @throws CommandRefusal when the file cannot be read, or holds no request that a server takes
   */
  public static String read(String option, Path file) {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text =
          new String(in.readNBytes(CertificateRequestPem.LONGEST + 1), StandardCharsets.US_ASCII);
    } catch (IOException unreadable) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, "%s: %s cannot be read".formatted(option, file));
    }
    CertificateRequestPem.RULE
        .broken(text)
        .ifPresent(rule -> {
          throw new CommandRefusal(ExitCode.WRONG_INPUT, "%s: %s %s".formatted(option, file, rule));
        });
    return text;
  }
}
