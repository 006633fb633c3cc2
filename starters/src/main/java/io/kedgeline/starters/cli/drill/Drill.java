package io.kedgeline.starters.cli.drill;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline drill}. */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description = "Break-glass drills (RB-14): how long people and machines took.",
    subcommands = {Ls.class})
public final class Drill implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Drill() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
