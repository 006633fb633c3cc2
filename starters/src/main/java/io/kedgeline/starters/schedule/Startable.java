package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.ledger.schedule.Firing;
import java.time.Instant;

/** Something that a schedule begins. */
public interface Startable {

  /**
   * Begins it for this occurrence. Doing so again for the same one changes nothing more.
   *
   * @return what began, such as a run's id, as a person reads it
   * @throws RuntimeException when it cannot begin now; it is tried again
   */
  String begin(Schedule schedule, Instant occurrence);

  /** Whether what this one began is over. */
  boolean over(Firing begun);
}
