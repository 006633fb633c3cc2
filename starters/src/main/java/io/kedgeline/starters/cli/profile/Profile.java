package io.kedgeline.starters.cli.profile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline profile}. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = "The profiles of the security pattern, and the roles that they give.",
    subcommands = {Draft.class})
public final class Profile implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
