package io.kedgeline.starters.cli.policy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline policy}. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Trust policies of roles: whom they let in.",
    subcommands = {Lint.class})
public final class Policy implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
