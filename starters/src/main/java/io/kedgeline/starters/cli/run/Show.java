package io.kedgeline.starters.cli.run;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.api.RunView;
import io.kedgeline.starters.api.TellingView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.Door;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kedgeline run show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a run and what it cost: remote activities, history events, AWS calls;",
      "and what of it people could not be told, by which door, and why."
    })
final class Show implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "RUN", description = "the run, such as RB-06/CHG-1042")
  private String run = "";

  @Override
  public Integer call() {
    RunView view = connection.client().run(new RunId(run));
    connection.print(view, () -> words(view));
    return ExitCode.DONE.code();
  }

  private static String words(RunView view) {
    return """
    %s  %s
      asked by    %s at %s%s
      execution   %s
      cost        %d remote activities, %d history events, %d timers, %d AWS calls%s\
    """
        .formatted(
            view.row().run(),
            RunTable.state(view.row()),
            view.row().requester(),
            view.row().startedAt(),
            view.channel().map(Door::words).orElse(""),
            view.execution().map(Text::plain).orElse("the engine was not reached yet"),
            view.activities(),
            view.events(),
            view.timers(),
            view.awsCalls(),
            view.tellings().stream().map(Show::words).collect(Collectors.joining()));
  }

  private static String words(TellingView telling) {
    return "\n  %s  %s, in %s, at %s: %s (attempts %d)"
        .formatted(
            telling.told() ? "told again" : "not told  ",
            telling.subject().words(),
            Text.plain(telling.door()),
            telling.at().truncatedTo(ChronoUnit.SECONDS),
            Text.plain(telling.reason()),
            telling.attempts());
  }
}
