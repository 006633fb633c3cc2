package io.kedgeline.starters.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is measured. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures on this machine, each figure beside its floor.",
    subcommands = Bench.Approvals.class)
final class Bench implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to measure: approvals");
  }

  /** How long an approval takes. */
  @Command(
      name = "approvals",
      mixinStandardHelpOptions = true,
      description = {
        "From the last click in Slack until AWS has enabled the profile: p50 and p99.",
        "",
        "In a sandbox of its own, one window after the other, each closed and reviewed. Beside it",
        "stands the floor, measured by turns on the same engine: a bare Update and three activities",
        "that do nothing. The goal is a p50 of at most three times the floor's."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:the goal is met", "1:it is missed, or nothing could be measured"})
  static final class Approvals implements Callable<Integer> {
    private static final int MOST = 2_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--windows",
        paramLabel = "N",
        description =
            "how many windows, 1 to 2000; 200 unless said, which takes a quarter of an hour")
    private int windows = 200;

    @Override
    public Integer call() {
      if (windows < 1 || windows > MOST) {
        throw new ParameterException(spec.commandLine(), "--windows: must be 1 to " + MOST);
      }
      return Tools.run("kedgeline-bench", spec, Integer.toString(windows));
    }
  }
}
