package io.kedgeline.starters.cli.run;

import io.kedgeline.starters.api.ScheduledRunView;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline run start}. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Begins what a schedule of the rulebook has due, for a plain cron.",
      "A run that exists already is answered and is no failure: say it as often as you like."
    },
    footer = {"", "kedgeline run start RB-14 --scheduled"})
final class Start implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "RUNBOOK", description = "a runbook that is scheduled, such as RB-14")
  private String runbook = "";

  @Option(
      names = "--scheduled",
      description = "begin what is due by the rulebook's schedule, and nothing else")
  private boolean scheduled;

  @Override
  public Integer call() {
    if (!scheduled) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT,
          "say --scheduled: a run that no schedule has due is asked for by its own command, such as window request");
    }
    ScheduledRunView view = connection.client().startScheduled(runbook);
    connection.print(view, () -> words(view));
    return exit(view).code();
  }

  /** What is begun, or was, is as it should be; what is not begun, somebody should look at. */
  private static ExitCode exit(ScheduledRunView view) {
    return switch (view.outcome()) {
      case "BEGUN", "EXISTS", "SKIPPED" -> ExitCode.DONE;
      default -> ExitCode.STALE;
    };
  }

  private static String words(ScheduledRunView view) {
    String detail = Text.plain(view.detail());
    return switch (view.outcome()) {
      case "BEGUN" -> detail + " has begun.";
      case "EXISTS" -> detail + " exists already.";
      case "SKIPPED" -> "Left out: " + detail;
      default -> "Nothing has begun, " + Text.plain(view.outcome()) + ": " + detail;
    };
  }
}
