package io.kedgeline.workers.doctor;

import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.doctor.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;

/**
 * {@code kedgeline doctor}: the settings file, after {@code --for DUTIES} if not for all, and
 * perhaps {@code --json}.
 */
public final class DoctorTool implements ToolProvider {

  private static final int WRONG_INPUT = 2;

  @Override
  public String name() {
    return "kedgeline-doctor";
  }

  /**
   * 0 when nothing is wrong, 1 when something is, 2 when the settings themselves cannot be used.
   */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    boolean some = args.length > 2 && args[0].equals("--for");
    if (args.length == 0) {
      err.println("doctor: give the worker's settings file, after --for DUTIES if not all");
      return WRONG_INPUT;
    }
    Set<WorkerDuty> duties;
    try {
      duties = some ? WorkerDuty.of(args[1]) : WorkerDuty.all();
    } catch (IllegalArgumentException unknown) {
      err.println("doctor: " + unknown.getMessage());
      return WRONG_INPUT;
    }
    return new Report(Doctor.examine(Path.of(args[some ? 2 : 0]), duties))
        .tell(out, List.of(args).contains("--json"), Ailment.SETTINGS_UNUSABLE);
  }
}
