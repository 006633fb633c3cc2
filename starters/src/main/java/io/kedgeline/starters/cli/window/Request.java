package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.api.WindowAsked;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.bundle.RequestFile;
import io.kedgeline.starters.client.ApiClient;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kedgeline window request}. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for a window. Nothing is opened before every slot of the quorum has approved the plan.",
      "Asking the same again for the same change is the same run."
    },
    footer = {
      "",
      "kedgeline window request --change CHG-1042 --profile sec-breakglass --holder omar \\",
      "  --certificate CN=omar-breakglass --length 30m --reason 'the directory is down'",
      "",
      "Where the rulebook has a certificate issued for each window, the holder has to show a key:",
      "kedgeline window key CHG-1042 --certificate-request breakglass.csr"
    })
final class Request implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Option(names = "--change", required = true, paramLabel = "CHANGE", description = "the change")
  private String change = "";

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "PROFILE",
      description = "a profile's name in the rulebook, or its ARN")
  private String profile = "";

  @Option(
      names = "--holder",
      required = true,
      paramLabel = "PERSON",
      description = "who holds the certificate")
  private String holder = "";

  @Option(
      names = "--certificate",
      required = true,
      paramLabel = "CN",
      description = {
        "CN= and the common name of the holder's certificate, as the directory lists it; one that is",
        "issued for this window is named after it"
      })
  private String certificate = "";

  @Option(
      names = "--length",
      required = true,
      paramLabel = "SPAN",
      description = "how long it shall be open: 30m, 1h, PT45M")
  private String length = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description = "not before this instant, such as 2026-11-25T22:00:00Z")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--certificate-request",
      paramLabel = "FILE",
      description = {
        "where the holder's certificate is issued for the window, and you are the holder: your request",
        "for it, PKCS#10 in PEM, which is shown once the window is planned (see: window key --help)"
      })
  private Optional<Path> certificateRequest = Optional.empty();

  @Option(names = "--wait", description = "wait until it is open or over")
  private boolean wait;

  @Override
  public Integer call() throws InterruptedException {
    Optional<String> key =
        certificateRequest.map(file -> RequestFile.read("--certificate-request", file));
    ApiClient client = connection.client();
    RunRef asked =
        client.request(
            new WindowAsked(
                change, profile, holder, certificate, isoLength(length), reason, start));
    if (key.isPresent()) {
      new ShownKey(connection, client, new ChangeId(change)).of(holder, key.get());
    }
    if (!wait) {
      connection.print(
          asked,
          () ->
              "%s is being planned. Look at it: kedgeline window show %s"
                  .formatted(asked.run(), change));
      return ExitCode.DONE.code();
    }
    WindowView window = Awaiting.decided(connection, client, new ChangeId(change));
    connection.print(window, () -> ShownWindow.words(window));
    return ExitCode.of(window.state()).code();
  }

  /** {@code 30m} is what people type, {@code PT30M} what the server reads. */
  static String isoLength(String typed) {
    String upper = typed.strip().toUpperCase(Locale.ROOT);
    return upper.startsWith("P") ? upper : "PT" + upper;
  }
}
