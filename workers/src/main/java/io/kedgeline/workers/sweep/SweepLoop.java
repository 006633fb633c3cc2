package io.kedgeline.workers.sweep;

import io.kedgeline.activities.sweep.SweepFinding;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps on a beat, until it is closed or its process ends. A sweep that fails is told and keeps no
 * later one from being made.
 */
public final class SweepLoop implements AutoCloseable {

  /** How many failures in a row are more than a moment's trouble. */
  static final int FAILURES_BEFORE_ALARM = 3;

  private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);
  private static final int JITTER = 10;
  private static final Duration LONGEST_SWEEP = Duration.ofMinutes(30);
  private static final Duration ENDING = Duration.ofSeconds(5);

  private final Duration every;
  private final Function<Duration, Turn> turns;
  private final Consumer<String> alarm;
  private final Thread thread;
  private volatile boolean closed;
  private volatile long returned = System.nanoTime();
  private final AtomicInteger failures = new AtomicInteger();

  private SweepLoop(Duration every, Function<Duration, Turn> turns, Consumer<String> alarm) {
    this.every = every;
    this.turns = turns;
    this.alarm = alarm;
    this.thread = Thread.ofPlatform().daemon().name("sweep").unstarted(this::run);
  }

  /**
   * Begins; the first turn is asked for at once, so that a worker that comes back looks at what
   * happened meanwhile.
   *
   * @param every the beat
   * @param turns asks for a sweep on this beat
   * @param alarm hears, once, when sweeps keep failing
   */
  public static SweepLoop start(
      Duration every, Function<Duration, Turn> turns, Consumer<String> alarm) {
    SweepLoop loop = new SweepLoop(every, turns, alarm);
    loop.thread.start();
    return loop;
  }

  /** Whether it lives, and its sweeps neither keep failing nor hang. */
  public boolean isWell() {
    Duration since = Duration.ofNanos(System.nanoTime() - returned);
    return thread.isAlive()
        && failures.get() < FAILURES_BEFORE_ALARM
        && since.compareTo(every.multipliedBy(2).plus(LONGEST_SWEEP)) < 0;
  }

  private void run() {
    Duration pause = Duration.ZERO;
    while (!closed) {
      try {
        Thread.sleep(pause.plus(jitter()));
        pause = turn();
        returned = System.nanoTime();
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  /**
   * Takes a turn or leaves it; how long until the next is to be asked for. Whoever failed lets the
   * others go first.
   */
  private Duration turn() {
    try {
      Duration pause =
          switch (turns.apply(every)) {
            case Turn.AnothersTurn(Duration untilNext) -> untilNext;
            case Turn.Swept swept -> {
              swept.findings().forEach(SweepLoop::tell);
              yield every;
            }
          };
      int overcome = failures.getAndSet(0);
      if (overcome > 0) {
        LOG.info("sweep: works again after {} failures", overcome);
      }
      return pause.isNegative() ? Duration.ZERO : pause;
    } catch (RuntimeException failed) {
      if (!closed) {
        failed(failed);
      }
      return every.plus(every.dividedBy(JITTER));
    }
  }

  private void failed(RuntimeException failure) {
    int count = failures.incrementAndGet();
    LOG.warn("sweep: failed {} times in a row: {}", count, failure.toString());
    if (count == FAILURES_BEFORE_ALARM) {
      String sentence =
          "a worker failed to sweep %d times in a row: %s"
              .formatted(count, failure.getClass().getSimpleName());
      try {
        alarm.accept(sentence);
      } catch (RuntimeException untold) {
        LOG.error("sweep: {}; and nobody could be told: {}", sentence, untold.toString());
      }
    }
  }

  private static void tell(SweepFinding finding) {
    LOG.warn("sweep: {} {}: {}", finding.kind(), finding.profile(), finding.sentence());
  }

  /**
   * A tenth of the beat at most, so that workers that were started together do not ask together.
   */
  private Duration jitter() {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(every.toMillis() / JITTER + 1));
  }

  /** Ends: a sweep that is under way is left at its next call. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(ENDING);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
