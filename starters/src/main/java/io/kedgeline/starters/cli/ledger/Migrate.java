package io.kedgeline.starters.cli.ledger;

import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline ledger migrate}: the one command that acts as the schema's owner. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Brings the ledger's schema up to date, and makes the users of worker and server.",
      "",
      "Safe to run again: what is there stays, a user's password becomes what its file says. Run it",
      "before each new version of worker and server."
    },
    footer = {
      "",
      "SETTINGS is a properties file: ledger.url; owner.user, who owns the database and may create",
      "roles; worker.user and server.user, who are made; and for each a file that nobody but you may",
      "read, with the password: owner.password.file, worker.password.file, server.password.file."
    })
final class Migrate implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SETTINGS", description = "the owner's settings file")
  private Path settings = Path.of("");

  @Override
  public Integer call() {
    MigrationConfig config = MigrationConfig.read(settings);
    PrintWriter out = spec.commandLine().getOut();
    LedgerDatabase.open(config.owner()).close();
    LedgerDatabase.migrate(config.owner());
    LedgerDatabase.createUser(config.owner(), config.worker(), UserGroup.WORKER);
    LedgerDatabase.createUser(config.owner(), config.server(), UserGroup.SERVER);
    out.println("ledger: the schema is up to date");
    out.println("ledger: the worker is " + Text.plain(config.worker().user()));
    out.println("ledger: the server is " + Text.plain(config.server().user()));
    out.flush();
    return ExitCode.DONE.code();
  }
}
