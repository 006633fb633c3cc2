package io.kedgeline.workers.sweep;

import io.kedgeline.activities.sweep.SweepFinding;
import java.time.Duration;
import java.util.List;

/** What came of asking for a sweep. */
public sealed interface Turn {

  /** The sweep went through; this is what it found. */
  record Swept(List<SweepFinding> findings) implements Turn {}

  /** Somebody else took this turn; the next one is this far away. */
  record AnothersTurn(Duration untilNext) implements Turn {}
}
