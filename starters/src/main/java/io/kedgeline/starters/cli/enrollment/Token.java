package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.TokenView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kedgeline enrollment token}. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Has the device's one-time token made, once the enrollment is approved, and prints it: alone, so",
      "that it can be piped. It is shown this once. It works for this device only, once, for as long as",
      "the rulebook says. Who asked for the enrollment can have it made, and whose device it is."
    },
    footer = {"", "kedgeline enrollment token CHG-1042 | ssh laptop-0042 'umask 077; cat > token'"})
final class Token implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the enrollment's change, such as CHG-1042")
  private String change = "";

  @Override
  public Integer call() {
    TokenView made = connection.client().bootstrapToken(new ChangeId(change));
    connection.print(made, () -> Text.plain(made.token()));
    connection
        .err()
        .println(
            "kedgeline: it works once, until %s. On the device: kedgeline enrollment present %s"
                .formatted(made.expires(), change));
    return ExitCode.DONE.code();
  }
}
