package io.kedgeline.workers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A worker's process where nothing but the worker is installed. */
public final class WorkerMain {

  /**
   * The system property of a worker that somebody holds by its standard input: it ends when that
   * ends, so that a starter that was killed leaves none behind.
   */
  public static final String ENDS_WITH_STDIN = "kedgeline.worker.ends.with.stdin";

  private WorkerMain() {}

  /** Runs a worker until the process is ended. */
  public static void main(String[] args) {
    if (Boolean.getBoolean(ENDS_WITH_STDIN)) {
      Thread.ofPlatform().daemon().name("stdin").start(WorkerMain::endWithStdin);
    }
    System.exit(
        new WorkerTool()
            .run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
  }

  private static void endWithStdin() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      System.err.println("worker: standard input broke: " + gone);
    }
    System.exit(0);
  }
}
