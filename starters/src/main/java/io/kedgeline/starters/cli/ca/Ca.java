package io.kedgeline.starters.cli.ca;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline ca}. */
@Command(
    name = "ca",
    mixinStandardHelpOptions = true,
    description = {
      "The authorities of environments, with their revocation lists and trust anchors: ask for one to be",
      "made (RB-01), approve, look. One that is asked for is named by its change, such as CHG-1042."
    },
    subcommands = {
      Request.class,
      Approve.class,
      Deny.class,
      Withdraw.class,
      Close.class,
      Show.class,
      Ls.class
    })
public final class Ca implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
