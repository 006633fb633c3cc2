package io.kedgeline.starters.cli.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline keys}. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "The keys that worker and server live by.",
    subcommands = {Draw.class, IssuerKeys.class})
public final class Keys implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Keys() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
