package io.kedgeline.ledger.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** The schema could not be brought up to date; it stays at the last version that it reached. */
public final class MigrationStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MigrationStopped(LedgerConfig owner, Throwable cause) {
    super("the schema of %s was not upgraded: %s".formatted(owner.url(), reason(cause)), cause);
  }

  /** What the database itself said, without the statement around it. */
  private static String reason(Throwable failure) {
    return Stream.iterate(
            Optional.of(failure), Optional::isPresent, at -> at.map(Throwable::getCause))
        .limit(20)
        .flatMap(Optional::stream)
        .filter(SQLException.class::isInstance)
        .map(said -> String.valueOf(said.getMessage()))
        .findFirst()
        .orElseGet(() -> String.valueOf(failure.getMessage()))
        .lines()
        .findFirst()
        .orElse("no reason was given");
  }
}
