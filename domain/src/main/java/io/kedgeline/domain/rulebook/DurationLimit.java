package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Rule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long the spans in a rulebook may be, ends included, in whole seconds. */
enum DurationLimit implements Rule<Duration> {
  DIRECTORY_AGE("PT1M", "PT168H"),
  APPROVAL_EXPIRY("PT1M", "PT168H"),
  EXECUTION_EXPIRY("PT1M", "PT24H"),
  WINDOW("PT1M", "PT12H"),
  /** Roles Anywhere API reference, CreateProfile: durationSeconds is 900 to 43,200. */
  SESSION("PT15M", "PT12H"),
  REMINDER("PT1M", "PT12H"),
  FURTHEST_START("PT1M", "PT720H"),
  REVIEW("PT1H", "PT168H"),
  REVIEW_REMINDER("PT1M", "PT168H"),
  CHANGES("PT0S", "PT24H"),
  ACT_LIFETIME("PT10S", "PT1H"),
  SIGN_IN_AGE("PT1M", "PT5M"),
  CATCH_UP("PT1M", "PT168H"),
  JITTER("PT0S", "PT1H"),
  CONFLICT_CHECK("PT1M", "PT720H"),
  DRILL_GRACE("PT1H", "PT720H"),
  POSTURE_AGE("PT1M", "PT168H"),
  /** How long an approved run waits for a device. */
  DEVICE_SHOWN("PT5M", "PT168H"),
  FIRST_USE("PT15M", "PT168H"),
  /** No longer than the longest of {@code Risk.longestValidity}. */
  VALIDITY("PT1H", "PT720H"),
  /** No longer than {@code BootstrapToken.LONGEST_LIFETIME}. */
  TOKEN_LIFETIME("PT1M", "PT1H");

  private final Duration least;
  private final Duration most;

  DurationLimit(String least, String most) {
    this.least = Duration.parse(least);
    this.most = Duration.parse(most);
  }

  /** The shortest that is allowed. */
  Duration least() {
    return least;
  }

  /** The longest that is allowed. */
  Duration most() {
    return most;
  }

  /** The rule that this span breaks, if any. */
  @Override
  public Optional<String> broken(Duration span) {
    if (span.compareTo(least) < 0 || span.compareTo(most) > 0) {
      return Optional.of("must be " + least + " to " + most);
    }
    return span.equals(span.truncatedTo(ChronoUnit.SECONDS))
        ? Optional.empty()
        : Optional.of("must be whole seconds");
  }

  void require(String field, Duration span) {
    broken(span)
        .ifPresent(broken -> {
          throw new IllegalArgumentException(field + ": " + broken);
        });
  }
}
