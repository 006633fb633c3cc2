package io.kedgeline.starters.cli.schedule;

import io.kedgeline.starters.api.ScheduleList;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kedgeline schedule resume}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Lets a paused schedule go on. What it is too late for stays missed.")
final class Resume implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "SCHEDULE", description = "its name")
  private String schedule = "";

  @Override
  public Integer call() {
    ScheduleList list = connection.client().resumeSchedule(schedule);
    connection.print(list, () -> ScheduleTable.words(list));
    return ExitCode.DONE.code();
  }
}
