package io.kedgeline.starters.cli.run;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.api.HistoryView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kedgeline run history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a run's journal: who said what, what was meant to be done, what came of it.",
      "With --output json, all of it, with hashes and signed acts."
    })
final class History implements Callable<Integer> {

  private static final Set<String> TOO_LONG_FOR_A_LINE =
      Set.of("act", "signature", "keyId", "plan", "world", "request", "rulebook");
  private static final int LONGEST_VALUE = 80;

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "RUN", description = "the run, such as RB-06/CHG-1042")
  private String run = "";

  @Override
  public Integer call() {
    HistoryView history = connection.client().history(new RunId(run));
    connection.print(history, () -> words(history.entries()));
    return ExitCode.DONE.code();
  }

  private static String words(List<JournalEntry> entries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("#", "AT", "KIND", "WHO", "WHAT"));
    for (int i = 0; i < entries.size(); i++) {
      Fact fact = entries.get(i).fact();
      rows.add(
          List.of(
              Integer.toString(i + 1),
              fact.at().truncatedTo(ChronoUnit.SECONDS).toString(),
              fact.kind().toString(),
              Text.plain(fact.actor()),
              detail(fact.detail())));
    }
    return Text.table(rows);
  }

  private static String detail(Map<String, String> detail) {
    return new TreeMap<>(detail)
        .entrySet().stream()
            .filter(part -> !TOO_LONG_FOR_A_LINE.contains(part.getKey()))
            .map(part -> Text.plain(part.getKey()) + "=" + shortened(Text.plain(part.getValue())))
            .collect(Collectors.joining(" "));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}
