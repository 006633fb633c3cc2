package io.kedgeline.workers.sweep;

import io.kedgeline.activities.onboarding.AbandonedMakings;
import io.kedgeline.domain.plan.RunId;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for abandoned makings, at once and then on a beat, until it is closed. */
public final class MakingLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MakingLoop.class);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final AbandonedMakings makings;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("abandoned-makings").factory());

  private MakingLoop(AbandonedMakings makings) {
    this.makings = makings;
  }

  /** Begins. */
  public static MakingLoop start(AbandonedMakings makings) {
    MakingLoop loop = new MakingLoop(makings);
    var unused =
        loop.beat.scheduleWithFixedDelay(loop::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return loop;
  }

  private void look() {
    try {
      for (RunId run : makings.undo()) {
        LOG.warn("{}: what it began to make and never ended is undone", run);
      }
    } catch (RuntimeException failed) {
      LOG.warn("nobody looked for what lost runs made: {}", failed.toString());
    }
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
