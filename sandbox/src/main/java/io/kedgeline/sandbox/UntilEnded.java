package io.kedgeline.sandbox;

import java.io.IOException;
import java.io.InputStream;
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

  /**
   * Waits for a line, Ctrl-C or SIGTERM. The end of the input is no line: a process without a
   * terminal stays. Whoever calls closes the parts after a line; after a signal they are closed
   * here.
   */
  public static void holdUntilEnter(InputStream typed, AutoCloseable... parts)
      throws InterruptedException {
    Thread atSignal = new Thread(() -> List.of(parts).forEach(UntilEnded::end));
    Runtime.getRuntime().addShutdownHook(atSignal);
    if (isLine(typed)) {
      Runtime.getRuntime().removeShutdownHook(atSignal);
    } else {
      new CountDownLatch(1).await();
    }
  }

  private static boolean isLine(InputStream typed) {
    try {
      int read = typed.read();
      while (read >= 0 && read != '\n') {
        read = typed.read();
      }
      return read >= 0;
    } catch (IOException noInput) {
      LOG.debug("nothing can be typed here", noInput);
      return false;
    }
  }

  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception broken) {
      LOG.warn("{} did not end as it should", part.getClass().getSimpleName(), broken);
    }
  }
}
