package io.kedgeline.workers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Does what is urgent, and what can wait in the time that is left then.
 *
 * @param atOnce how much of it is done at once
 * @param patience the time for all of it; what is not done by then is given up
 */
record InTurn(int atOnce, Duration patience) {

  /** Comes back when all is done, or no time is left. */
  void run(List<Callable<Boolean>> urgent, List<Callable<Boolean>> other)
      throws InterruptedException {
    long began = System.nanoTime();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      threads.invokeAll(urgent, patience.toNanos(), TimeUnit.NANOSECONDS);
      long left = patience.toNanos() - (System.nanoTime() - began);
      if (left > 0) {
        threads.invokeAll(other, left, TimeUnit.NANOSECONDS);
      }
      threads.shutdownNow();
    }
  }
}
