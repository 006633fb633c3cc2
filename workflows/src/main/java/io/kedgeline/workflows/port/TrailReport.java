package io.kedgeline.workflows.port;

import io.kedgeline.domain.plan.RunId;
import java.util.List;

/**
 * What the holder's sessions changed or tried to change.
 *
 * @param run the run whose lease they were
 * @param events oldest first, {@link #MOST_EVENTS} at most
 * @param complete whether these are all that AWS has to tell of the Regions that were asked: false
 *     when there are more, when some could not be read, or when AWS may still be writing them
 */
public record TrailReport(RunId run, List<TrailEvent> events, boolean complete) {

  /** The most events that one report holds, so that a history bears it. */
  public static final int MOST_EVENTS = 100;

  public TrailReport {
    events = List.copyOf(events);
    if (events.size() > MOST_EVENTS) {
      throw new IllegalArgumentException("events: must hold at most " + MOST_EVENTS);
    }
  }
}
