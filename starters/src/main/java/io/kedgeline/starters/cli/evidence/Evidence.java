package io.kedgeline.starters.cli.evidence;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline evidence}. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = "What a run left behind: fetched from the server, checked without it.",
    subcommands = {Export.class, Verify.class})
public final class Evidence implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Evidence() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
