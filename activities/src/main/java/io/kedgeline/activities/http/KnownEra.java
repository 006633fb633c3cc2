package io.kedgeline.activities.http;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * The instants that a service can mean: from 2000 on and before 2200. Others are typing errors or
 * worse, and some of them cannot be reckoned with at all.
 */
public final class KnownEra {

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private KnownEra() {}

  /**
   * The same instant.
   *
   * @throws DateTimeException when it lies outside
   */
  public static Instant require(Instant at) {
    if (at.isBefore(FIRST) || !at.isBefore(END)) {
      throw new DateTimeException("must lie between 2000 and 2200");
    }
    return at;
  }
}
