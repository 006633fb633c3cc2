package io.kedgeline.starters.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline}: the verbs, and the programs of other modules by their service names. */
@Command(
    name = "kedgeline",
    mixinStandardHelpOptions = true,
    version = "kedgeline 0.1.0",
    description = "Runs governance runbooks for AWS IAM Roles Anywhere.",
    subcommands = {Kedgeline.Demo.class, Kedgeline.Doctor.class, Evidence.class},
    footer = {"", "Start with: kedgeline demo", "Exit codes: 0 done, 1 not done, 2 wrong input"})
public final class Kedgeline implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs one command; the exit code tells how it went. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Kedgeline()).execute(args));
  }

  /** Bare, it prints what it can do. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs a program that another module offers under this name. */
  static int tool(String name, CommandSpec spec, String... args) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    return ToolProvider.findFirst(name)
        .map(found -> found.run(out, err, args))
        .orElseGet(() -> {
          err.println("kedgeline: this build has no " + name);
          return 2;
        });
  }

  /** The story of one window. */
  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description = {
        "Opens and closes a break-glass window on this machine, and proves each effect.",
        "Touches no AWS account. Exit code 0 only if every line was proved."
      })
  static final class Demo implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(hidden = true, arity = "0..*")
    private String[] rest = {};

    @Override
    public Integer call() {
      return tool("kedgeline-demo", spec, Arrays.copyOf(rest, rest.length));
    }
  }

  /** Whether everything that a worker needs is there. */
  @Command(
      name = "doctor",
      mixinStandardHelpOptions = true,
      description = {
        "Looks at everything that a worker needs, and changes nothing: rulebook and its pin, keys,",
        "ledger, and the executor roles' policies, compared with those that we ship."
      })
  static final class Doctor implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SETTINGS", description = "the worker's settings file")
    private String settings = "";

    @Override
    public Integer call() {
      return tool("kedgeline-doctor", spec, settings);
    }
  }
}
