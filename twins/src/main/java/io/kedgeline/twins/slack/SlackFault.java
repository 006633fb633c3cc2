package io.kedgeline.twins.slack;

import java.time.Duration;

/**
 * Something that goes wrong with calls of the Web API.
 *
 * @param method such as {@code chat.update}, or {@code *}
 * @param kind what goes wrong
 * @param times with how many calls; 0 until it is cleared
 * @param error the error that is answered
 * @param duration what {@code Retry-After} says, or by how much an answer is late
 */
public record SlackFault(String method, Kind kind, int times, String error, Duration duration) {

  /** What can go wrong. */
  public enum Kind {
    /** 429 with {@code Retry-After}; nothing is done. */
    RATE_LIMITED,
    /** 500 without JSON; nothing is done. */
    SERVER_ERROR,
    /** 200 with a page of HTML, as a proxy answers; nothing is done. */
    HTML,
    /** {@code ok:false} with an error that is given; nothing is done. */
    ERROR,
    /** The call is done after a while of real time. */
    SLOW,
    /** The call is done, and the answer breaks off. */
    LOST,
    /** The call is done, and the connection ends before any answer, upon which clients resend. */
    DROPPED,
    /** The call is done, and {@code ok:false} is answered all the same. */
    DONE_BUT_ERROR
  }

  /** Calls that are refused for so many seconds, of which whole ones are told. */
  public static SlackFault rateLimited(String method, Duration retryAfter) {
    return new SlackFault(method, Kind.RATE_LIMITED, 0, "ratelimited", retryAfter);
  }

  /** Calls that fail within Slack. */
  public static SlackFault serverError(String method) {
    return of(method, Kind.SERVER_ERROR, "");
  }

  /** Calls that are answered with a page. */
  public static SlackFault html(String method) {
    return of(method, Kind.HTML, "");
  }

  /** Calls that are refused with this error. */
  public static SlackFault error(String method, String error) {
    return of(method, Kind.ERROR, error);
  }

  /** Calls that are done late. */
  public static SlackFault slow(String method, Duration by) {
    return new SlackFault(method, Kind.SLOW, 0, "", by);
  }

  /** Calls that are done, while their caller cannot read the answer. */
  public static SlackFault lost(String method) {
    return of(method, Kind.LOST, "");
  }

  /** Calls that are done, while their caller gets no answer at all. */
  public static SlackFault dropped(String method) {
    return of(method, Kind.DROPPED, "");
  }

  /** Calls that are done, while their caller is told otherwise, such as {@code fatal_error}. */
  public static SlackFault doneButError(String method, String error) {
    return of(method, Kind.DONE_BUT_ERROR, error);
  }

  private static SlackFault of(String method, Kind kind, String error) {
    return new SlackFault(method, kind, 0, error, Duration.ZERO);
  }

  /** The same fault of this many calls. */
  public SlackFault times(int calls) {
    return new SlackFault(method, kind, calls, error, duration);
  }

  boolean concerns(String called) {
    return method.equals("*") || method.equals(called);
  }
}
