package io.kedgeline.starters.cli.enrollment;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline enrollment}. */
@Command(
    name = "enrollment",
    mixinStandardHelpOptions = true,
    description = {
      "Enrols a device (RB-03): asked for and approved, a one-time token is made and brought to the",
      "device, which shows its request with it and gets its certificate. It is enrolled once AWS has",
      "given it a session. An enrollment is named by its change, such as CHG-1042."
    },
    footer = {
      "",
      "In this order: request, approve, token (by who asked, or whose device it is), and on the device",
      "itself: present. docs/enrollment.md tells the whole story."
    },
    subcommands = {
      Request.class,
      Approve.class,
      Deny.class,
      Withdraw.class,
      Close.class,
      Token.class,
      Present.class,
      Show.class,
      Ls.class
    })
public final class Enrollment implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
