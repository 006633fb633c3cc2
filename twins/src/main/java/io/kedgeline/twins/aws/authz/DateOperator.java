package io.kedgeline.twins.aws.authz;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The Date operators: ISO 8601 or seconds since the epoch, compared as instants. */
record DateOperator(Comparison comparison) implements OperatorFamily {

  /** A year of W3C's ISO 8601, or seconds after 1970: no page says which. */
  private static final String YEAR = "[0-9]{4}";

  @Override
  public Match test(String actual, String expected, Variables variables) {
    Optional<Instant> left = read(actual);
    Optional<Instant> right = read(expected);
    return left.isEmpty() || right.isEmpty()
        ? Match.UNSURE
        : comparison.of(left.get().compareTo(right.get()));
  }

  @Override
  public boolean accepts(String expected) {
    return read(expected).isPresent() || expected.matches(YEAR) || withoutZone(expected);
  }

  private static Optional<Instant> read(String text) {
    try {
      if (text.matches(YEAR)) {
        return Optional.empty();
      }
      if (text.matches("[0-9]{4}-[0-9]{2}")) {
        return read(text + "-01");
      }
      if (text.matches("[0-9]{1,12}(\\.[0-9]+)?")) {
        return Optional.of(Instant.ofEpochSecond((long) Double.parseDouble(text)));
      }
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  /** AWS takes such a date, but no page says which zone it means. */
  private static boolean withoutZone(String text) {
    try {
      return LocalDateTime.parse(text).getYear() > 0;
    } catch (DateTimeException noDate) {
      return false;
    }
  }
}
