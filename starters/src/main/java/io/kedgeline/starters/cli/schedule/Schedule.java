package io.kedgeline.starters.cli.schedule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline schedule}. */
@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    description = "What begins by itself, as the rulebook declares it.",
    subcommands = {Ls.class, Diff.class, Apply.class, Pause.class, Resume.class})
public final class Schedule implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Schedule() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
