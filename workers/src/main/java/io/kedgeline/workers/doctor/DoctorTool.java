package io.kedgeline.workers.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workers.doctor.Doctor.Examined;
import io.kedgeline.workflows.wire.WireMapper;
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

  private static final int SOUND = 0;
  private static final int FOUND = 1;
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
    List<Examined> examined = Doctor.examine(Path.of(args[some ? 2 : 0]), duties);
    List<Finding> findings = examined.stream().flatMap(check -> check.findings().stream()).toList();
    if (List.of(args).contains("--json")) {
      out.println(json(findings));
    } else {
      examined.forEach(check -> tell(check, out));
      out.println(
          findings.isEmpty()
              ? "all is as it should be"
              : "%d finding%s, each with what mends it"
                  .formatted(findings.size(), findings.size() == 1 ? "" : "s"));
    }
    out.flush();
    return exitCode(findings);
  }

  private static int exitCode(List<Finding> findings) {
    if (findings.stream().anyMatch(f -> f.ailment() == Ailment.SETTINGS_UNUSABLE)) {
      return WRONG_INPUT;
    }
    return findings.isEmpty() ? SOUND : FOUND;
  }

  private static void tell(Examined check, PrintWriter out) {
    if (check.findings().isEmpty()) {
      out.printf("ok      %s%n", check.check());
    }
    for (Finding finding : check.findings()) {
      out.printf("FOUND   %s: %s%n", finding.ailment(), PlainText.line(finding.object()));
      PlainText.lines(finding.sentence()).lines().forEach(line -> out.println("        " + line));
      out.printf("  mend  %s%n", finding.ailment().mend());
    }
  }

  private static String json(List<Finding> findings) {
    try {
      return WireMapper.tolerant()
          .writer()
          .with(JsonWriteFeature.ESCAPE_NON_ASCII)
          .withDefaultPrettyPrinter()
          .writeValueAsString(new Report(findings.stream().map(Line::of).toList()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What {@code --output json} tells; an empty list when nothing is wrong. */
  private record Report(List<Line> findings) {}

  private record Line(String code, String object, String sentence, String mend) {

    static Line of(Finding finding) {
      return new Line(
          finding.ailment().name(), finding.object(), finding.sentence(), finding.ailment().mend());
    }
  }
}
