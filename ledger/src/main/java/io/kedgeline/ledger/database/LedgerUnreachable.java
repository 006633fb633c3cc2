package io.kedgeline.ledger.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;

/** The ledger's database did not answer, or did not let this user in. */
public final class LedgerUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Connections that broke or were not made, a server that starts or stops, or one that takes no
   * more (PostgreSQL documentation, Appendix A: classes 08, 53 and 57P).
   */
  private static final Pattern STATE = Pattern.compile("08...|53300|57P0[123]");

  LedgerUnreachable(LedgerConfig config, Throwable cause) {
    super(
        "the ledger at %s does not let %s in: is it up, and is the password right?"
            .formatted(config.url(), config.user()),
        cause);
  }

  /** Whether this came of a ledger that cannot be reached, and not of what it answered. */
  public static boolean causes(Throwable failed) {
    return Stream.iterate(
            Optional.of(failed), Optional::isPresent, at -> at.map(Throwable::getCause))
        .limit(20)
        .map(Optional::orElseThrow)
        .anyMatch(LedgerUnreachable::says);
  }

  private static boolean says(Throwable failed) {
    return switch (failed) {
      case LedgerUnreachable unreachable -> true;
      case ConnectionException noConnection -> true;
      case SQLTransientConnectionException noConnection -> true;
      case SQLException answered ->
          answered.getSQLState() != null && STATE.matcher(answered.getSQLState()).matches();
      default -> false;
    };
  }
}
