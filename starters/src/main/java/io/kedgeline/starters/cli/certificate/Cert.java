package io.kedgeline.starters.cli.certificate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline cert}. */
@Command(
    name = "cert",
    mixinStandardHelpOptions = true,
    description = "Certificates of consumers, and requests for them.",
    subcommands = {CheckRequest.class})
public final class Cert implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
