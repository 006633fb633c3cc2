package io.kedgeline.starters.cli.schedule;

import io.kedgeline.starters.api.ScheduleList;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kedgeline schedule ls}. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "Lists the declared schedules: what each begins, when next, and how it stands.")
final class Ls implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Override
  public Integer call() {
    ScheduleList list = connection.client().schedules();
    connection.print(list, () -> ScheduleTable.words(list));
    return ExitCode.DONE.code();
  }
}
