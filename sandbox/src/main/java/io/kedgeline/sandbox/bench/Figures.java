package io.kedgeline.sandbox.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, many times over.
 *
 * @param measured each measurement; at least one
 */
record Figures(List<Duration> measured) {

  Figures {
    if (measured.isEmpty()) {
      throw new IllegalArgumentException("measured: must be at least one");
    }
    measured = measured.stream().sorted().toList();
  }

  /** The least of them that this part of all, in percent, does not exceed: the nearest rank. */
  Duration percentile(int percent) {
    int rank = (int) Math.ceil(measured.size() * percent / 100.0);
    return measured.get(Math.max(0, rank - 1));
  }

  /** How many times as long as others, half of all being longer and half shorter. */
  double timesAsLongAs(Figures others) {
    return (double) percentile(50).toNanos() / others.percentile(50).toNanos();
  }

  /** A row of a table: what, p50 and p99 in milliseconds. */
  String row(String what) {
    return String.format(
        Locale.ROOT, "%-52s %8.1f %8.1f", what, millis(percentile(50)), millis(percentile(99)));
  }

  private static double millis(Duration span) {
    return span.toNanos() / 1e6;
  }
}
