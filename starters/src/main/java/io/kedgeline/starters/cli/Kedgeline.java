package io.kedgeline.starters.cli;

import io.kedgeline.starters.cli.ca.Ca;
import io.kedgeline.starters.cli.certificate.Cert;
import io.kedgeline.starters.cli.drill.Drill;
import io.kedgeline.starters.cli.enrollment.Enrollment;
import io.kedgeline.starters.cli.evidence.Evidence;
import io.kedgeline.starters.cli.keys.Keys;
import io.kedgeline.starters.cli.ledger.Ledger;
import io.kedgeline.starters.cli.policy.Policy;
import io.kedgeline.starters.cli.profile.Profile;
import io.kedgeline.starters.cli.run.Run;
import io.kedgeline.starters.cli.schedule.Schedule;
import io.kedgeline.starters.cli.window.Window;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kedgeline}: the nouns and verbs. */
@Command(
    name = "kedgeline",
    mixinStandardHelpOptions = true,
    version = "kedgeline 0.1.0",
    description = "Runs governance runbooks for AWS IAM Roles Anywhere.",
    subcommands = {
      Machines.Demo.class,
      Login.class,
      Window.class,
      Run.class,
      Schedule.class,
      Drill.class,
      Evidence.class,
      Cert.class,
      Policy.class,
      Profile.class,
      Enrollment.class,
      Ca.class,
      Machines.Up.class,
      Machines.Server.class,
      Machines.Worker.class,
      Machines.Sweep.class,
      Machines.Doctor.class,
      Health.class,
      Keys.class,
      Ledger.class,
      Machines.Twin.class,
      Bench.class
    })
public final class Kedgeline implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Kedgeline() {}

  /** Runs one command; the exit code tells how it went. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Runs one command in this process, with these for what it says. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return commandLine().setOut(out).setErr(err).execute(args);
  }

  private static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Kedgeline());
    line.setExecutionExceptionHandler(new Failures());
    line.getCommandSpec().usageMessage().footer(footer());
    return line;
  }

  private static String[] footer() {
    return Stream.concat(
            Stream.of("", "Start with: kedgeline demo", "", "Exit codes:"),
            Arrays.stream(ExitCode.values())
                .map(exit -> "  %d  %s".formatted(exit.code(), exit.meaning())))
        .toArray(String[]::new);
  }

  /** Bare, it prints what it can do. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
