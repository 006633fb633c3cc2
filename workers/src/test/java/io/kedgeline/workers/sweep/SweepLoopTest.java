package io.kedgeline.workers.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sweeps go on, whatever becomes of one of them. */
@Timeout(30)
class SweepLoopTest {

  private static final Duration BEAT = Duration.ofMillis(10);
  private static final Turn CLEAN = new Turn.Swept(List.of());

  private final BlockingQueue<String> alarms = new LinkedBlockingQueue<>();

  @Test
  void theFirstTurnIsAskedForAtOnceAndOthersFollow() throws InterruptedException {
    CountDownLatch turns = new CountDownLatch(3);
    try (SweepLoop loop = loop(beat -> counted(turns))) {
      turns.await();
      assertTrue(loop.isWell());
    }
  }

  @Test
  void aSweepThatFailsKeepsNoLaterOneFromBeingMade() throws InterruptedException {
    BlockingQueue<Turn> sound = new SynchronousQueue<>();
    try (SweepLoop loop =
        loop(beat -> {
          Turn next = sound.poll();
          if (next == null) {
            throw new IllegalStateException("the ledger is gone");
          }
          return next;
        })) {
      assertEquals(
          "a worker failed to sweep 3 times in a row: IllegalStateException", alarms.take());
      assertFalse(loop.isWell());
      sound.put(CLEAN);
      sound.put(CLEAN);
      assertTrue(alarms.isEmpty(), "one alarm for one row of failures");
    }
  }

  @Test
  void aTurnThatAnotherTookIsWaitedFor() throws InterruptedException {
    CountDownLatch turns = new CountDownLatch(2);
    try (SweepLoop loop =
        loop(beat -> {
          turns.countDown();
          return new Turn.AnothersTurn(Duration.ofHours(1));
        })) {
      assertFalse(turns.await(300, TimeUnit.MILLISECONDS));
      assertTrue(loop.isWell());
    }
  }

  @Test
  void anAlarmThatCannotBeToldStopsNothing() throws InterruptedException {
    CountDownLatch turns = new CountDownLatch(SweepLoop.FAILURES_BEFORE_ALARM + 2);
    Function<Duration, Turn> failing =
        beat -> {
          turns.countDown();
          throw new IllegalStateException("gone");
        };
    try (SweepLoop loop =
        SweepLoop.start(
            BEAT,
            failing,
            sentence -> {
              throw new IllegalStateException("nobody hears");
            })) {
      turns.await();
      assertFalse(loop.isWell());
    }
  }

  @Test
  void itEndsWithItsWorker() {
    SweepLoop loop = loop(beat -> CLEAN);
    loop.close();
    assertFalse(loop.isWell());
  }

  private SweepLoop loop(Function<Duration, Turn> turns) {
    return SweepLoop.start(BEAT, turns, alarms::add);
  }

  private static Turn counted(CountDownLatch turns) {
    turns.countDown();
    return CLEAN;
  }
}
