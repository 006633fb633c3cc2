package io.kedgeline.starters.cli;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;
import picocli.CommandLine.Model.CommandSpec;

/** Programs of other modules, by their service names: no inner module knows an outer one. */
public final class Tools {

  private Tools() {}

  /** Runs the program of this name, and gives its exit code. */
  public static int run(String name, CommandSpec spec, String... args) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    return ToolProvider.findFirst(name)
        .map(found -> found.run(out, err, args))
        .orElseThrow(() -> new CommandRefusal(ExitCode.WRONG_INPUT, "this build has no " + name));
  }
}
