package io.kedgeline.starters.cli.run;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs of all runbooks: what they did and what they cost.",
    subcommands = {Ls.class, Show.class, History.class, Start.class})
public final class Run implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Run() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
