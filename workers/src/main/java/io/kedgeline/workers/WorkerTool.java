package io.kedgeline.workers;

import io.kedgeline.domain.document.PlainText;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** {@code kedgeline worker}: the settings file, after {@code --for DUTIES} if not all. */
public final class WorkerTool implements ToolProvider {

  @Override
  public String name() {
    return "kedgeline-worker";
  }

  /** Runs a worker until the process is ended; 2 when its settings cannot be used. */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    boolean some = args.length == 3 && args[0].equals("--for");
    if (args.length != 1 && !some) {
      err.println("worker: give the worker's settings file, after --for DUTIES if not all");
      return 2;
    }
    try {
      Set<WorkerDuty> duties = some ? WorkerDuty.of(args[1]) : WorkerDuty.all();
      WorkerProcess process =
          WorkerProcess.start(WorkerConfig.read(Path.of(args[args.length - 1]), duties));
      Runtime.getRuntime().addShutdownHook(new Thread(process::close));
      out.println("worker: polling for " + words(duties));
      out.flush();
      process.await();
      return 0;
    } catch (RuntimeException unusable) {
      err.println("worker: " + PlainText.lines(String.valueOf(unusable.getMessage())));
      return 2;
    }
  }

  private static String words(Set<WorkerDuty> duties) {
    return duties.stream().map(WorkerDuty::word).sorted().collect(Collectors.joining(", "));
  }
}
