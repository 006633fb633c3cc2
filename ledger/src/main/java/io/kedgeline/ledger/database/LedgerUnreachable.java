package io.kedgeline.ledger.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;

/** The ledger's database did not answer, did not let this user in, or can keep nothing. */
public final class LedgerUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Connections that broke or were not made, a server that starts or stops, one that has no room
   * left, whose disk is broken, or that may only be read, as a standby that nobody has made the
   * first (PostgreSQL documentation, Appendix A: classes 08, 53, 57P and 58, and 25006). Nor can
   * one be used in which somebody holds a lock for longer than everybody waits (55P03): closing
   * must not depend on whoever that is.
   */
  private static final Pattern STATE = Pattern.compile("08...|53...|57P..|58...|25006|55P03");

  LedgerUnreachable(LedgerConfig config, Throwable cause) {
    super(
        "the ledger at %s does not let %s in: is it up, and is the password right?"
            .formatted(config.url(), config.user()),
        cause);
  }

  /** Whether this came of a ledger that nobody can use now, and not of what stands in it. */
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
