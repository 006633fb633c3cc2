package io.kedgeline.starters.cli.bundle;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again, but not forever. */
public final class Patience {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private Patience() {}

  /**
   * What is seen last: what settles it, or what is there when the time is over. It is looked at
   * once at least.
   */
  public static <T> T until(Supplier<T> look, Predicate<T> settled, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    T seen = look.get();
    while (!settled.test(seen) && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
      seen = look.get();
    }
    return seen;
  }
}
