package io.kedgeline.starters.api;

import java.util.List;
import java.util.Optional;

/**
 * A run and what it cost.
 *
 * @param row the run
 * @param channel through which door it was asked for, such as {@code http}, if that can be read
 * @param execution its first Temporal execution
 * @param activities remote activities so far
 * @param events events of its history
 * @param timers timers that it started
 * @param awsCalls calls to AWS that it made
 * @param tellings what people could not be told of it, and when they were, the earliest first
 */
public record RunView(
    RunRow row,
    Optional<String> channel,
    Optional<String> execution,
    long activities,
    long events,
    long timers,
    long awsCalls,
    List<TellingView> tellings) {

  public RunView {
    tellings = List.copyOf(tellings);
  }
}
