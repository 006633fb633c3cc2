package io.kedgeline.starters.cli.drill;

import io.kedgeline.starters.api.DrillList;
import io.kedgeline.starters.api.DrillView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kedgeline drill ls}. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the latest drills, and how long each part of them took:",
      "to approve the plan, to open, to close, to prove that nobody gets in."
    })
final class Ls implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Option(names = "--limit", paramLabel = "ROWS", description = "how many, 1 to 200")
  private int limit = 50;

  @Override
  public Integer call() {
    DrillList list = connection.client().drills(limit);
    connection.print(list, () -> words(list));
    return ExitCode.DONE.code();
  }

  private static String words(DrillList list) {
    if (list.drills().isEmpty()) {
      return "No drill has begun yet.";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("DRILL", "STATE", "BEGAN AT", "APPROVE", "OPEN", "CLOSE", "PROVE", "DONE"));
    for (DrillView drill : list.drills()) {
      rows.add(
          List.of(
              drill.run().toString(),
              drill.state().toString(),
              drill.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
              span(drill.approve()),
              span(drill.open()),
              span(drill.close()),
              span(drill.prove()),
              drill.done() ? "yes" : "no"));
    }
    return Text.table(rows);
  }

  private static String span(Optional<Duration> span) {
    return span.map(time -> time.truncatedTo(ChronoUnit.MILLIS).toString()).orElse("-");
  }
}
