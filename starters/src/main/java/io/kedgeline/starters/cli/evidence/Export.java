package io.kedgeline.starters.cli.evidence;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline evidence export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a run's evidence into a file, exactly as the server has it.")
final class Export implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "RUN", description = "the run, such as RB-06/CHG-1042")
  private String run = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "the file, which must not be there yet; evidence-RUN.json unless said")
  private @Nullable Path file;

  @Override
  public Integer call() {
    RunId named = new RunId(run);
    Path target = file == null ? Path.of("evidence-" + named.sessionName() + ".json") : file;
    String evidence = connection.client().evidence(named);
    try {
      Files.writeString(target, evidence, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException there) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, target + " is there already, and evidence is not overwritten");
    } catch (IOException unwritable) {
      throw new CommandRefusal(ExitCode.FAILED, target + ": must be a file that can be written");
    }
    connection.print(
        Map.of("file", target.toString()),
        () ->
            "%s is written. Check it: kedgeline evidence verify %s --trust-root FILE"
                .formatted(target, target));
    return ExitCode.DONE.code();
  }
}
