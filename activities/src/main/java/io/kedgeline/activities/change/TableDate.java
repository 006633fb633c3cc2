package io.kedgeline.activities.change;

import io.kedgeline.activities.http.KnownEra;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** A date as ServiceNow stores it: UTC, such as {@code 2026-11-01 12:00:00}. */
final class TableDate {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private TableDate() {}

  /**
   * The instant.
   *
   * @throws java.time.DateTimeException when it is none, or of no {@link KnownEra}
   */
  static Instant read(String text) {
    return KnownEra.require(LocalDateTime.parse(text, DATE).toInstant(ZoneOffset.UTC));
  }
}
