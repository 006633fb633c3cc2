package io.kedgeline.domain.authority;

import java.time.Duration;

/** Spans that AWS counts in whole days. */
final class WholeDays {

  private WholeDays() {}

  /**
   * Throws unless this is so many whole days.
   *
   * @throws IllegalArgumentException naming the field
   */
  static void require(String field, Duration span, long least, long most) {
    long days = span.toDays();
    if (!span.equals(Duration.ofDays(days)) || days < least || days > most) {
      throw new IllegalArgumentException(
          "%s: must be %d to %d whole days, such as P%dD".formatted(field, least, most, most));
    }
  }
}
