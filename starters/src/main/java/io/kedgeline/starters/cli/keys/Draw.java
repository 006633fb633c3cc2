package io.kedgeline.starters.cli.keys;

import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.keys.MachineKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline keys draw}: once for each company, and never over keys that are there. */
@Command(
    name = "draw",
    mixinStandardHelpOptions = true,
    description = {
      "Draws the keys of a new Kedgeline into a folder, each file readable by you only.",
      "",
      "  act.key       the server's own: signs what people do",
      "  act.keyring   its public half: the worker's, and every verifier's",
      "  seal.key      the worker's own: seals records",
      "  seal.keyring  its public half: every verifier's",
      "  payload.keys  of both: what the engine stores is encrypted with it",
      "  witness.key   the worker's own: keeps the sessions that it watches",
      "",
      "It refuses a folder that holds one of them. Keep a copy where nobody reads it: what was",
      "encrypted under a lost key stays so."
    })
final class Draw implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "where to; it is made when it is not there")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    MachineKeys keys = new MachineKeys(folder.toAbsolutePath());
    keys.files().stream()
        .filter(Files::exists)
        .findFirst()
        .ifPresent(file -> {
          throw new CommandRefusal(
              ExitCode.WRONG_INPUT, file + " is there already; nothing was drawn");
        });
    Files.createDirectories(keys.folder());
    MachineKeys.draw(keys.folder()).files().forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
