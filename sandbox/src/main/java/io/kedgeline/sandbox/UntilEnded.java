package io.kedgeline.sandbox;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps parts up until the process is told to end, and then ends them in order. */
public final class UntilEnded {

  private static final Logger LOG = LoggerFactory.getLogger(UntilEnded.class);

  private UntilEnded() {}

  /** Waits for Ctrl-C or SIGTERM; the parts are closed then, the first one first. */
  public static void hold(AutoCloseable... parts) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> List.of(parts).forEach(UntilEnded::end)));
    new CountDownLatch(1).await();
  }

  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception broken) {
      LOG.warn("{} did not end as it should", part.getClass().getSimpleName(), broken);
    }
  }
}
