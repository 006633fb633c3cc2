package io.kedgeline.ledger.database;

/** The ledger's database did not answer, or did not let this user in. */
public final class LedgerUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerUnreachable(LedgerConfig config, Throwable cause) {
    super(
        "the ledger at %s does not let %s in: is it up, and is the password right?"
            .formatted(config.url(), config.user()),
        cause);
  }
}
