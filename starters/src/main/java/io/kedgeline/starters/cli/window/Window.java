package io.kedgeline.starters.cli.window;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline window}. */
@Command(
    name = "window",
    mixinStandardHelpOptions = true,
    description = {
      "Break-glass windows (RB-06): ask, approve, show the key, extend, close, review, look.",
      "A window is named by its change, such as CHG-1042."
    },
    subcommands = {
      Request.class,
      Approve.class,
      Deny.class,
      Withdraw.class,
      Close.class,
      Key.class,
      Certificate.class,
      Extend.class,
      ReviewCommand.class,
      Show.class,
      Ls.class
    })
public final class Window implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Window() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
