package io.kedgeline.workers;

import io.kedgeline.workers.config.WorkerConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** {@code kedgeline worker}: one argument, the settings file. */
public final class WorkerTool implements ToolProvider {

  @Override
  public String name() {
    return "kedgeline-worker";
  }

  /** Runs a worker until the process is ended; 2 when its settings cannot be used. */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    if (args.length != 1) {
      err.println("worker: give the worker's settings file");
      return 2;
    }
    try {
      WorkerProcess process = WorkerProcess.start(WorkerConfig.read(Path.of(args[0])));
      Runtime.getRuntime().addShutdownHook(new Thread(process::close));
      out.println("worker: polling");
      out.flush();
      process.await();
      return 0;
    } catch (RuntimeException unusable) {
      err.println("worker: " + unusable.getMessage());
      return 2;
    }
  }
}
