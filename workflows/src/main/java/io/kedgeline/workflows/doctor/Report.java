package io.kedgeline.workflows.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.PrintWriter;
import java.util.List;

/**
 * What an examination is told as, for people or for programs.
 *
 * @param examined what was looked at
 */
public record Report(List<Examined> examined) {

  private static final int SOUND = 0;
  private static final int FOUND = 1;
  private static final int WRONG_INPUT = 2;

  public Report {
    examined = List.copyOf(examined);
  }

  private List<Finding> findings() {
    return examined.stream().flatMap(check -> check.findings().stream()).toList();
  }

  /**
   * Tells it: 0 when nothing is wrong, 1 when something is, 2 when the settings themselves cannot
   * be used.
   *
   * @param settings what it is called that the settings cannot be used
   */
  public int tell(PrintWriter out, boolean json, Remedy settings) {
    List<Finding> findings = findings();
    if (json) {
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
    if (findings.stream().anyMatch(finding -> finding.ailment().equals(settings))) {
      return WRONG_INPUT;
    }
    return findings.isEmpty() ? SOUND : FOUND;
  }

  private static void tell(Examined check, PrintWriter out) {
    if (check.findings().isEmpty()) {
      out.printf("ok      %s%n", check.check());
    }
    for (Finding finding : check.findings()) {
      out.printf("FOUND   %s: %s%n", finding.ailment().name(), PlainText.line(finding.object()));
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
          .writeValueAsString(new Written(findings.stream().map(Line::of).toList()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What {@code --output json} tells; an empty list when nothing is wrong. */
  private record Written(List<Line> findings) {}

  private record Line(String code, String object, String sentence, String mend) {

    static Line of(Finding finding) {
      return new Line(
          finding.ailment().name(), finding.object(), finding.sentence(), finding.ailment().mend());
    }
  }
}
