package io.kedgeline.starters.cli.profile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline profile}. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = {
      "The profiles of the security pattern, and the roles that they give: draft one, or ask for one to",
      "be made (RB-02), approve, look. One that is asked for is named by its change, such as CHG-1042."
    },
    subcommands = {
      Draft.class,
      Request.class,
      Approve.class,
      Deny.class,
      Withdraw.class,
      Close.class,
      Show.class,
      Ls.class
    })
public final class Profile implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
