package io.kedgeline.twins.aws.front;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The age of a signature: AWS takes it for five minutes, by the real time. */
public final class SigningDate {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private SigningDate() {}

  /** Whether this {@code x-amz-date} agrees with the scope's day and with the clock. */
  public static boolean fresh(String stamp, String day, Instant now) {
    try {
      Instant at = LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC);
      return stamp.startsWith(day) && Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (DateTimeException noDate) {
      return false;
    }
  }
}
