package io.kedgeline.twins.aws.events;

import java.time.Duration;

/**
 * How events are delivered: AWS promises neither when, nor how often, nor in which order.
 *
 * @param late how much later than their calls, by the twin's clock; a day at most
 * @param times how often each: 0, 1 or 2
 * @param newestFirst whether of those that are due together the newest comes first
 */
public record EventDelivery(Duration late, int times, boolean newestFirst) {

  private static final Duration LATEST = Duration.ofDays(1);

  public EventDelivery {
    if (late.isNegative() || late.compareTo(LATEST) > 0) {
      throw new IllegalArgumentException("late must be between nothing and " + LATEST);
    }
    if (times < 0 || times > 2) {
      throw new IllegalArgumentException("times must be 0, 1 or 2");
    }
  }

  /** At once, once, in order. */
  public static EventDelivery prompt() {
    return new EventDelivery(Duration.ZERO, 1, false);
  }

  /** The same, so much later. */
  public EventDelivery later(Duration by) {
    return new EventDelivery(by, times, newestFirst);
  }

  /** The same, each twice. */
  public EventDelivery twice() {
    return new EventDelivery(late, 2, newestFirst);
  }

  /** Nothing is delivered, ever. */
  public EventDelivery never() {
    return new EventDelivery(late, 0, newestFirst);
  }

  /** The same, the newest first. */
  public EventDelivery outOfOrder() {
    return new EventDelivery(late, times, true);
  }
}
