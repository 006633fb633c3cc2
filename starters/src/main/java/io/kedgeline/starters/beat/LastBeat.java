package io.kedgeline.starters.beat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what is done on a beat. */
public final class LastBeat {

  private static final int PATIENCE_SECONDS = 5;

  private LastBeat() {}

  /**
   * Begins no more beats, and lets the one that is under way come to its end: what it needs is
   * closed next. One that takes longer than five seconds is broken off.
   */
  public static void of(ExecutorService beat) {
    beat.shutdown();
    try {
      if (!beat.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        beat.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      beat.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
