package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.Extension;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.workflows.governed.ActAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline window extend}. */
@Command(
    name = "extend",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for more time in an open window. It takes a fresh approval by every slot, on a plan of",
      "its own; the rulebook says how often, and how long a window may be in all. The window's end",
      "waits for nothing: an extension that is not approved by then is none.",
      "After it is given, ask for a new session: those that are out end when they would have ended."
    },
    footer = {"", "kedgeline window extend CHG-1042 --by 15m --reason 'the restore still runs'"})
final class Extend implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the window's change, such as CHG-1042")
  private String change = "";

  @Option(
      names = "--by",
      required = true,
      paramLabel = "SPAN",
      description = "how much later it shall end: 15m, PT15M")
  private String by = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Override
  public Integer call() {
    ActAnswer.Accepted answer =
        connection
            .client()
            .extend(new ChangeId(change), new Extension(Request.isoLength(by), reason));
    connection.print(
        answer,
        () ->
            "%s: %s. Look at its plan: kedgeline window show %s"
                .formatted(change, Text.plain(answer.sentence()), change));
    return ExitCode.DONE.code();
  }
}
