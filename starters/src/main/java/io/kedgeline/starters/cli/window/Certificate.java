package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.enrollment.DeviceFiles;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.HolderProgress;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.bundle.BundleFiles;
import io.kedgeline.starters.cli.bundle.BundleOptions;
import io.kedgeline.starters.cli.bundle.Patience;
import io.kedgeline.starters.client.ApiClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline window certificate}. */
@Command(
    name = "certificate",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how the certificate of a window's holder stands, and what the holder gets. With --out it",
      "writes into a folder: certificate.pem, chain.pem where there is one, and aws-config, a section",
      "for the AWS config file by which every AWS client gets sessions through aws_signing_helper."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the certificate is there",
      "2:wrong input, nothing was written",
      "3:it is not issued yet",
      "4:there is none, or none any more; the reason is told",
      "6:nobody knows whether it was issued"
    },
    footer = {
      "",
      "kedgeline window certificate CHG-1042 --wait PT1H --key /home/omar/breakglass.key --out .",
      "AWS_CONFIG_FILE=aws-config aws --profile exacttr sts get-caller-identity",
      "",
      "aws-config has aws_signing_helper called so, and so can you:",
      "aws_signing_helper credential-process --certificate certificate.pem \\",
      "  --private-key /home/omar/breakglass.key --trust-anchor-arn ARN --profile-arn ARN \\",
      "  --role-arn ARN --region eu-central-1 --session-duration 900",
      "",
      "A key in a TPM: --key handle:0x81000101."
    })
final class Certificate implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the window's change, such as CHG-1042")
  private String change = "";

  @Option(
      names = "--wait",
      paramLabel = "SPAN",
      defaultValue = "PT0S",
      description = "how long to wait for the certificate; not at all unless said")
  private Duration patience = Duration.ZERO;

  @Option(
      names = "--key",
      paramLabel = "PATH",
      description =
          "where your private key lies, for aws-config: an absolute path, or handle:0x81000101")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "where the files are written; another certificate that is there is left alone")
  private Optional<Path> folder = Optional.empty();

  @Mixin private BundleOptions options = new BundleOptions();

  @Override
  public Integer call() throws InterruptedException {
    ChangeId named = new ChangeId(change);
    Optional<BundleFiles> files = files();
    files.ifPresent(BundleFiles::requireWritable);
    ApiClient client = connection.client();
    HolderProgress progress =
        Patience.until(
            () -> client.holderProgress(named),
            seen -> ExitCode.of(seen) != ExitCode.PENDING,
            patience);
    Optional<DeviceFiles> written =
        files.flatMap(
            to -> progress.certificate().bundle().map(bundle -> to.write(bundle.bundle())));
    connection.print(progress, () -> words(progress, files, written));
    return ExitCode.of(progress).code();
  }

  private Optional<BundleFiles> files() {
    if (key.isPresent() != folder.isPresent()) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, "--key and --out go together: aws-config names the key");
    }
    return folder.map(where -> options.in(where, key.orElseThrow()));
  }

  private String words(
      HolderProgress progress, Optional<BundleFiles> files, Optional<DeviceFiles> written) {
    if (written.isPresent()) {
      return "the certificate is in %s, until the window ends: %s"
          .formatted(written.get().certificate(), files.orElseThrow().trial());
    }
    return "the window is %s%s\n%s"
        .formatted(
            progress.state(),
            progress.reason().map(why -> ": " + Text.plain(why)).orElse(""),
            ShownCertificate.words(progress.certificate(), change));
  }
}
