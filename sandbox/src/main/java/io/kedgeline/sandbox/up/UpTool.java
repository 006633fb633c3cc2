package io.kedgeline.sandbox.up;

import io.kedgeline.sandbox.UntilEnded;
import io.kedgeline.sandbox.engine.ChosenEngine;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.DocumentFaults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.spi.ToolProvider;

/** {@code kedgeline up}, found by the CLI as a service. */
public final class UpTool implements ToolProvider {

  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;
  private static final int UNREACHABLE = 7;

  @Override
  public String name() {
    return "kedgeline-up";
  }

  /** Runs until the process is ended: settings file, folder, and perhaps {@code --ephemeral}. */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    try {
      UpConfig config = UpConfig.read(Path.of(args[0]));
      Path folder = Files.createDirectories(Path.of(args[1]).toAbsolutePath());
      boolean ephemeral = List.of(args).contains("--ephemeral");
      try (ChosenEngine engine = ChosenEngine.choose(System.getenv(), folder, ephemeral);
          Machine machine = new Machine(config, folder, engine)) {
        out.println("Engine:      " + engine.description());
        out.println("Database:    PostgreSQL in " + folder.resolve("postgres"));
        out.println("Trust root:  " + machine.trustRoot());
        out.println("Worker log:  " + folder.resolve("worker.log"));
        machine.changes().ifPresent(own -> out.println(own.guide()));
        machine.devices().ifPresent(own -> out.println(own.guide()));
        out.println("Doors:       " + config.doors().summary());
        out.println("Server:      " + machine.server());
        out.println("Sign in:     kedgeline login --server " + machine.server());
        out.flush();
        UntilEnded.hold(machine, engine);
      }
      return 0;
    } catch (SettingsFault | DocumentFaults | ChosenEngine.NoDurableEngine wrong) {
      return say(err, String.valueOf(wrong.getMessage()), WRONG_INPUT);
    } catch (IOException | SQLException unreachable) {
      return say(err, unreachable.toString(), UNREACHABLE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return say(err, "stopped", FAILED);
    } catch (RuntimeException broken) {
      return say(err, broken.toString(), FAILED);
    }
  }

  private static int say(PrintWriter err, String sentence, int exit) {
    err.println("up: " + Text.plainLines(sentence));
    err.flush();
    return exit;
  }
}
