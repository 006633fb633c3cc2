package io.kedgeline.starters.slack.web;

import java.time.Duration;

/**
 * What became of something that Slack was told.
 *
 * @param <T> what Slack gives when it was done
 */
public sealed interface SlackAnswer<T> {

  /**
   * It was done.
   *
   * @param value what Slack gave
   */
  record Done<T>(T value) implements SlackAnswer<T> {}

  /**
   * Slack says no, and would again.
   *
   * @param error Slack's name for the reason, such as {@code message_not_found}
   */
  record Refused<T>(String error) implements SlackAnswer<T> {}

  /**
   * Nobody knows whether it was done: Slack is down, slow, or will hear no more for a while.
   *
   * @param after how long to wait before it is told again
   * @param why in words
   */
  record Later<T>(Duration after, String why) implements SlackAnswer<T> {}
}
