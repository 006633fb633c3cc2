package io.kedgeline.sandbox.bench;

import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.ShippedRulebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.spi.ToolProvider;

/** {@code kedgeline bench}, found by the CLI as a service. */
public final class BenchTool implements ToolProvider {

  private static final Path FOLDER = Path.of(".kedgeline", "bench");
  private static final int FIRST_CHANGE = 9000;

  @Override
  public String name() {
    return "kedgeline-bench";
  }

  /** Measures approvals; the one argument is how many windows. */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    try (Sandbox sandbox = Sandbox.start(FOLDER, ShippedRulebook.file())) {
      sandbox.deployWorker();
      sandbox.workerStays();
      return new ApprovalsBench(sandbox, out).run(Integer.parseInt(args[0]), FIRST_CHANGE) ? 0 : 1;
    } catch (IOException | SQLException | RuntimeException broken) {
      err.println("bench: " + broken);
      err.println("bench: what the worker said is in " + FOLDER.resolve("worker.log"));
      err.flush();
      return 1;
    }
  }
}
