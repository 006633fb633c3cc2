package io.kedgeline.starters.cli.ledger;

import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerLogins;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline ledger migrate}: the one command that acts as the schema's owner. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Brings the ledger's schema up to date, and makes the users of workers and server.",
      "",
      "Safe to run again: what is there stays, a user's password becomes what its file says. Run it",
      "before each new version of worker and server."
    },
    footer = {
      "",
      "SETTINGS is a properties file: ledger.url; owner.user, who owns the database and may create",
      "roles; server.user, and one for each duty of a worker, who are made: runbooks.user,",
      "notarise.user, open.user, contain.user, provision.user, issue.user, pki.user; and for each a file that",
      "nobody but you may read, with the password, such as open.password.file. A duty without one",
      "shares worker.user: whoever has a user that may note and open lets in whom they like."
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
    out.println("ledger: the schema is up to date");
    config
        .users()
        .forEach((user, groups) -> {
          LedgerLogins.create(config.owner(), user, groups);
          out.printf("ledger: %s for %s%n", Text.plain(user.user()), words(groups));
        });
    out.flush();
    return ExitCode.DONE.code();
  }

  private static String words(Set<UserGroup> groups) {
    return groups.stream().map(MigrationConfig::word).collect(Collectors.joining(", "));
  }
}
