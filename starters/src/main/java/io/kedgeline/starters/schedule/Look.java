package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.ledger.schedule.Firing;
import java.time.Instant;
import java.util.function.Supplier;

/** Something that only looks, and is over as soon as it has. */
record Look(Supplier<String> look) implements Startable {

  @Override
  public String begin(Schedule schedule, Instant occurrence) {
    return look.get();
  }

  @Override
  public boolean over(Firing begun) {
    return true;
  }
}
