package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * How long activities are tried. Opening gives up soon; closing and sealing do not. Whoever waits
 * for an answer waits for a worker that died as long as one try may take: each activity that is
 * tried again has time for a second try after that.
 */
public final class Retries {

  private static final Duration TRY = Duration.ofMinutes(1);
  private static final Duration SHORT_TRY = Duration.ofSeconds(20);

  private Retries() {}

  /** For what reads or opens: a few minutes, then the run closes instead. */
  public static ActivityOptions opening() {
    return options(TRY, Duration.ofMinutes(5));
  }

  /** For what waits for a dozen certificates to be issued, one after the other. */
  public static ActivityOptions issuing() {
    return options(TRY.multipliedBy(3), Duration.ofMinutes(10));
  }

  /** For what waits for AWS's first revocation list: that it is late is nothing unusual. */
  public static ActivityOptions publishing() {
    return options(TRY.multipliedBy(3), Duration.ofMinutes(90));
  }

  /** For what tells people: a minute, then the run goes on without. */
  public static ActivityOptions reminding() {
    return options(SHORT_TRY, Duration.ofMinutes(1));
  }

  /** For what is told to the change system: three tries, then the run goes on without. */
  public static ActivityOptions noting() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(SHORT_TRY)
        .setScheduleToCloseTimeout(Duration.ofMinutes(1))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setMaximumAttempts(3)
                .build())
        .build();
  }

  /** For a last look before an early close: one short try, since closing does not wait. */
  public static ActivityOptions once() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(5))
        .setScheduleToCloseTimeout(Duration.ofSeconds(5))
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
        .build();
  }

  /** For what closes: a few minutes, then people are told and it is tried again. */
  public static ActivityOptions closing() {
    return options(TRY, Duration.ofMinutes(5));
  }

  /** For the proof of a closing: until every session from inside has died of its age, and more. */
  public static ActivityOptions proving(Duration sessionDuration) {
    return options(TRY, sessionDuration.plusMinutes(5));
  }

  /** For the record: as long as it takes, up to a week. */
  public static ActivityOptions recording() {
    return options(TRY, Duration.ofDays(7));
  }

  /** For what begins by itself: as long as it is not too late. */
  public static ActivityOptions beginning(Duration catchUp) {
    return options(TRY, catchUp);
  }

  private static ActivityOptions options(Duration oneTry, Duration whole) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(oneTry)
        .setScheduleToCloseTimeout(whole)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(20))
                .build())
        .build();
  }
}
