package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.domain.enrollment.BootstrapSecret;
import io.kedgeline.domain.enrollment.DeviceFiles;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.DeviceProgress;
import io.kedgeline.starters.api.DeviceRequest;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.bundle.BundleFiles;
import io.kedgeline.starters.cli.bundle.BundleOptions;
import io.kedgeline.starters.cli.bundle.Patience;
import io.kedgeline.starters.cli.bundle.RequestFile;
import io.kedgeline.starters.client.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline enrollment present}: what is run on the device itself. */
@Command(
    name = "present",
    mixinStandardHelpOptions = true,
    description = {
      "On the device: shows its request for a certificate with its one-time token, waits, and writes",
      "what it gets into a folder: certificate.pem, chain.pem where there is one, and aws-config, a",
      "section for the AWS config file by which every AWS client gets sessions through",
      "aws_signing_helper. The key stays where it is; nobody needs to have signed in."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the certificate is there",
      "2:wrong input, nothing was shown",
      "3:it is not issued yet: ask again with --resume",
      "4:refused; the reason is told"
    },
    footer = {
      "",
      "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout device.key \\",
      "  -subj /CN=laptop-0042 -addext subjectAltName=URI:urn:exacttr:device:laptop-0042 -out device.csr",
      "kedgeline enrollment present CHG-1042 --device laptop-0042 --persona analyst-laptop \\",
      "  --request device.csr --bootstrap-token token --key /var/lib/exacttr/device.key --out .",
      "",
      "A key in a TPM: --key handle:0x81000101. Where the key can be copied, a rulebook that demands",
      "protected keys refuses the device."
    })
final class Present implements Callable<Integer> {

  private static final int LONGEST = 64 * 1024;

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the enrollment's change, such as CHG-1042")
  private String change = "";

  @Option(
      names = "--device",
      required = true,
      paramLabel = "DEVICE",
      description = "the device's own name")
  private String device = "";

  @Option(
      names = "--persona",
      required = true,
      paramLabel = "NAME",
      description = "as what it is enrolled")
  private String persona = "";

  @Option(
      names = "--request",
      required = true,
      paramLabel = "FILE",
      description = "its request for a certificate, PKCS#10 in PEM")
  private Path request = Path.of("");

  @Option(
      names = "--bootstrap-token",
      required = true,
      paramLabel = "FILE",
      description = "the file with its one-time token; - for standard input")
  private String token = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "PATH",
      description =
          "where its private key lies, for aws-config: an absolute path, or handle:0x81000101")
  private String key = "";

  @Mixin private BundleOptions options = new BundleOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description =
          "where the three files are written; none may be there yet, but with --resume the same ones")
  private Path folder = Path.of("");

  @Option(
      names = "--wait",
      paramLabel = "SPAN",
      defaultValue = "PT5M",
      description = "how long to wait for the certificate; ${DEFAULT-VALUE} unless said")
  private Duration patience = Duration.ZERO;

  @Option(
      names = "--resume",
      description = "the request was shown before with this token: only wait and write")
  private boolean resume;

  @Override
  public Integer call() throws InterruptedException {
    ChangeId named = new ChangeId(change);
    BundleFiles files = options.in(folder, key);
    if (resume) {
      files.requireWritable();
    } else {
      files.requireNoneThere();
    }
    String csr = RequestFile.read("--request", request);
    ApiClient client = connection.client(secret());
    if (!resume) {
      client.present(named, new DeviceRequest(device, persona, csr));
      connection.err().println("kedgeline: the request is shown; waiting for the certificate");
    }
    return wait(client, named, files);
  }

  private Integer wait(ApiClient client, ChangeId named, BundleFiles files)
      throws InterruptedException {
    DeviceProgress progress =
        Patience.until(
            () -> client.deviceProgress(named),
            seen -> seen.bundle().isPresent() || seen.state().last(),
            patience);
    if (progress.bundle().isPresent()) {
      DeviceFiles written = files.write(progress.bundle().get().bundle());
      connection.print(
          progress,
          () ->
              "the certificate is in %s. Use it once soon, or it is revoked: %s"
                  .formatted(written.certificate(), files.trial()));
      return ExitCode.DONE.code();
    }
    if (progress.state().last()) {
      throw new CommandRefusal(
          ExitCode.REFUSED,
          "%s: %s".formatted(progress.state(), progress.reason().orElse("no reason was told")));
    }
    throw new CommandRefusal(
        ExitCode.PENDING,
        "it is %s, and nothing was issued within %s: run it again with --resume"
            .formatted(progress.state(), patience));
  }

  /** Never told again in what is said of it: part of it may be right. */
  private String secret() {
    try {
      String text =
          token.equals("-")
              ? text(System.in)
              : Files.readString(Path.of(token), StandardCharsets.US_ASCII);
      return BootstrapSecret.read(text.strip())
          .map(BootstrapSecret::reveal)
          .orElseThrow(() ->
              new CommandRefusal(
                  ExitCode.WRONG_INPUT, "--bootstrap-token: what stands there is no token"));
    } catch (IOException unreadable) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, "--bootstrap-token: %s cannot be read".formatted(token));
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII);
  }
}
