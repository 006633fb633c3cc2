package io.kedgeline.starters.schedule;

import io.kedgeline.ledger.registry.SweepTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells when no sweep goes through any more. The sweep itself is begun by no schedule: it must not
 * need the engine, nor this server.
 */
final class SweepWatch {

  /** Workers sweep every minute unless their settings say otherwise. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final SweepTable sweeps;
  private final ScheduleAlerts alerts;

  SweepWatch(SweepTable sweeps, ScheduleAlerts alerts) {
    this.sweeps = sweeps;
    this.alerts = alerts;
  }

  String look() {
    Optional<Duration> since = sweeps.sinceLast();
    if (since.filter(span -> span.compareTo(PATIENCE) <= 0).isPresent()) {
      return "a sweep went through";
    }
    Optional<Instant> last = sweeps.lastAt();
    alerts.tell(
        "SWEEP_MISSING",
        "sweep",
        last.orElse(Instant.EPOCH),
        last.map(at -> "the last sweep that went through to its end was at " + at)
            .orElse("no sweep ever went through to its end"));
    return "no sweep went through lately";
  }
}
