package io.kedgeline.starters.cli.schedule;

import io.kedgeline.starters.api.ScheduleChanges;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kedgeline schedule apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Makes schedules as the rulebook declares them, and removes what it declares no more.",
      "Without --commit it only says what it would do. Applying again changes nothing."
    })
final class Apply implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Option(names = "--commit", description = "do it")
  private boolean commit;

  @Override
  public Integer call() {
    ScheduleChanges changes =
        commit ? connection.client().applySchedules() : connection.client().scheduleChanges();
    connection.print(changes, () -> ScheduleTable.words(changes));
    return ExitCode.DONE.code();
  }
}
