package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.starters.api.EnrollmentAsked;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline enrollment request}. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for a device to be enrolled. Nothing is issued before every slot of the quorum has approved",
      "the plan, which says every name that the certificate gets. Asking the same again for the same",
      "change is the same run."
    },
    footer = {
      "",
      "kedgeline enrollment request laptop-0042 --change CHG-1042 --persona analyst-laptop \\",
      "  --consumer omar --profile sec-readonly --environment production \\",
      "  --reason 'a new laptop for the review team'"
    })
final class Request implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "DEVICE", description = "the device's own name, such as laptop-0042")
  private String device = "";

  @Option(names = "--change", required = true, paramLabel = "CHANGE", description = "the change")
  private String change = "";

  @Option(
      names = "--persona",
      required = true,
      paramLabel = "NAME",
      description = "as what, by the rulebook's name")
  private String persona = "";

  @Option(
      names = "--consumer",
      required = true,
      paramLabel = "PERSON",
      description = "whose device it is")
  private String consumer = "";

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "PROFILE",
      description = "by which registered profile it gets in, such as sec-readonly")
  private String profile = "";

  @Option(
      names = "--environment",
      required = true,
      paramLabel = "NAME",
      description = "where that profile is, by the rulebook's name")
  private String environment = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Override
  public Integer call() {
    RunRef asked =
        connection
            .client()
            .request(
                new EnrollmentAsked(
                    change, device, persona, consumer, profile, environment, reason));
    connection.print(
        asked,
        () ->
            "%s is being planned. Look at it: kedgeline enrollment show %s"
                .formatted(asked.run(), change));
    return ExitCode.DONE.code();
  }
}
