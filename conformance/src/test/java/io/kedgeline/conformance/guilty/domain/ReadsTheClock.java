package io.kedgeline.conformance.guilty.domain;

import java.time.Instant;

/** Guilty: a decision that asks what time it is. */
public final class ReadsTheClock {

  private ReadsTheClock() {}

  static boolean late(Instant until) {
    return Instant.now().isAfter(until);
  }
}
