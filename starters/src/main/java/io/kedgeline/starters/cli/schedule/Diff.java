package io.kedgeline.starters.cli.schedule;

import io.kedgeline.starters.api.ScheduleChanges;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kedgeline schedule diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Says what is not as the rulebook declares it, whoever changed it.",
      "Exit code 5 when anything is not."
    })
final class Diff implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Override
  public Integer call() {
    ScheduleChanges changes = connection.client().scheduleChanges();
    connection.print(changes, () -> ScheduleTable.words(changes));
    return (changes.changes().isEmpty() ? ExitCode.DONE : ExitCode.STALE).code();
  }
}
