package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.Closing;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.workflows.governed.ActAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline window close}. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description = {
      "Ends a run: withdraws the request, or closes the window before its end. Closing needs no",
      "approval: anybody in scope may do it."
    })
final class Close implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the window's change, such as CHG-1042")
  private String change = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Override
  public Integer call() {
    ActAnswer.Accepted answer =
        connection.client().close(new ChangeId(change), new Closing(reason));
    connection.print(
        answer,
        () ->
            "%s: %s. See that it is closed: kedgeline window show %s"
                .formatted(change, Text.plain(answer.sentence()), change));
    return ExitCode.DONE.code();
  }
}
