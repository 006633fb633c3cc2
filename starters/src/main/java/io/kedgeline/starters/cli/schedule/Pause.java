package io.kedgeline.starters.cli.schedule;

import io.kedgeline.starters.api.ScheduleList;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline schedule pause}. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "Pauses a schedule. That is told, and so is each time that passes meanwhile.")
final class Pause implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "SCHEDULE", description = "its name")
  private String schedule = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Override
  public Integer call() {
    ScheduleList list = connection.client().pauseSchedule(schedule, reason);
    connection.print(list, () -> ScheduleTable.words(list));
    return ExitCode.DONE.code();
  }
}
