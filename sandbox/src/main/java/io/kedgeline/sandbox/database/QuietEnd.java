package io.kedgeline.sandbox.database;

import ch.qos.logback.classic.LoggerContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * Lets a process that is told to end say nothing more. The embedded library ends its PostgreSQL at
 * the same signal, beside everything that still uses it; that it is gone then is no news.
 */
final class QuietEnd {

  private static final AtomicBoolean ARRANGED = new AtomicBoolean();

  private QuietEnd() {}

  /** From the signal on, nothing is logged. */
  static void arrange() {
    if (ARRANGED.compareAndSet(false, true)) {
      Runtime.getRuntime().addShutdownHook(new Thread(QuietEnd::silence, "quiet-end"));
    }
  }

  private static void silence() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      logs.stop();
    }
  }
}
