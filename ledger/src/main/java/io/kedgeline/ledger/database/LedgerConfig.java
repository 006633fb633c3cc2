package io.kedgeline.ledger.database;

/**
 * How to reach the ledger.
 *
 * @param url a {@code jdbc:postgresql:} address
 * @param user the database user
 * @param password its password, never printed
 */
public record LedgerConfig(String url, String user, String password) {

  public LedgerConfig {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("ledger url: must begin with jdbc:postgresql:");
    }
  }

  @Override
  public String toString() {
    return "LedgerConfig[" + url + ", " + user + "]";
  }
}
