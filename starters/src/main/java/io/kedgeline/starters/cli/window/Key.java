package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.bundle.RequestFile;
import io.kedgeline.workflows.governed.ActAnswer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline window key}. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = {
      "For the holder of a window whose certificate is issued for it: shows a request for a certificate,",
      "which proves a key of theirs. The key stays where it is. What the certificate says is the plan's,",
      "whatever the request asks for. It can be shown from the plan on, and until the certificate is",
      "issued another can be shown: the last one counts. Without a key the window does not open."
    },
    footer = {
      "",
      "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout breakglass.key \\",
      "  -subj /CN=omar -out breakglass.csr",
      "kedgeline window key CHG-1042 --certificate-request breakglass.csr",
      "kedgeline window certificate CHG-1042 --wait PT1H --key /home/omar/breakglass.key --out .",
      "",
      "A new key for each window: the certificate is revoked when it has closed."
    })
final class Key implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the window's change, such as CHG-1042")
  private String change = "";

  @Option(
      names = "--certificate-request",
      required = true,
      paramLabel = "FILE",
      description = "your request for a certificate, PKCS#10 in PEM")
  private Path request = Path.of("");

  @Override
  public Integer call() {
    ChangeId named = new ChangeId(change);
    String pem = RequestFile.read("--certificate-request", request);
    ActAnswer.Accepted answer = connection.client().presentKey(named, new HolderKey(pem));
    connection.print(
        answer,
        () ->
            "%s: %s. Wait for it: kedgeline window certificate %s --wait PT1H --key PATH --out FOLDER"
                .formatted(change, Text.plain(answer.sentence()), change));
    return ExitCode.DONE.code();
  }
}
