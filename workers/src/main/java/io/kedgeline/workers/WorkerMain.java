package io.kedgeline.workers;

import io.kedgeline.workers.config.WorkerConfig;
import java.nio.file.Path;

/** {@code kedgeline worker}: one argument, the settings file. */
public final class WorkerMain {

  private WorkerMain() {}

  /** Runs a worker until the process is ended; exit code 2 when its settings cannot be used. */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: worker SETTINGS-FILE");
      System.exit(2);
    }
    try {
      WorkerProcess process = WorkerProcess.start(WorkerConfig.read(Path.of(args[0])));
      Runtime.getRuntime().addShutdownHook(new Thread(process::close));
      System.out.println("worker: polling");
      process.await();
    } catch (RuntimeException unusable) {
      System.err.println("worker: " + unusable.getMessage());
      System.exit(2);
    }
  }
}
