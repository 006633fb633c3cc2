package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.starters.api.RunList;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.run.RunTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kedgeline enrollment ls}. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "Lists the latest enrollments.")
final class Ls implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Option(names = "--limit", paramLabel = "ROWS", description = "how many, 1 to 200")
  private int limit = 50;

  @Override
  public Integer call() {
    RunList list = connection.client().enrollments(limit);
    connection.print(list, () -> RunTable.words(list));
    return ExitCode.DONE.code();
  }
}
