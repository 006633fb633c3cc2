package io.kedgeline.starters.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What a process that serves tells on stderr. A command that ends tells warnings only. */
final class ProcessLog {

  private static final String OURS = "io.kedgeline";

  private ProcessLog() {}

  /** From now on what Kedgeline does is told as well: who called what, and what came of it. */
  static void tell() {
    if (LoggerFactory.getLogger(OURS) instanceof Logger logger) {
      logger.setLevel(Level.INFO);
    }
  }
}
