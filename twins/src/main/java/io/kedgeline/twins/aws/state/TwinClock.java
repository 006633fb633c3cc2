package io.kedgeline.twins.aws.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The twin's time: another clock's, plus what it was moved ahead. */
public final class TwinClock implements InstantSource {

  private final InstantSource base;
  private Duration ahead = Duration.ZERO;

  /** A clock that agrees with this one until it is moved. */
  public TwinClock(InstantSource base) {
    this.base = base;
  }

  @Override
  public synchronized Instant instant() {
    return base.instant().plus(ahead);
  }

  /** By how much it is ahead. */
  public synchronized Duration ahead() {
    return ahead;
  }

  /** Sets by how much it is ahead. */
  public synchronized void ahead(Duration duration) {
    ahead = duration;
  }

  /** Moves it further; AWS's time never goes back. */
  public synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("advance must not be negative");
    }
    ahead = ahead.plus(duration);
  }
}
