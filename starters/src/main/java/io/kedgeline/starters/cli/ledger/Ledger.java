package io.kedgeline.starters.cli.ledger;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline ledger}. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = "The ledger's database.",
    subcommands = Migrate.class)
public final class Ledger implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Ledger() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
