package io.kedgeline.domain.trustpolicy;

import io.kedgeline.domain.document.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A judgement in words. */
public final class JudgementText {

  private JudgementText() {}

  /** On several lines, as a terminal may show it. */
  public static String of(Judgement judgement) {
    List<String> lines = new ArrayList<>();
    lines.add(judgement.verdict() + ": " + sentence(judgement.verdict()));
    for (TrustFinding finding : judgement.findings()) {
      lines.add("%-6s  %s  %s".formatted(finding.severity(), finding.code(), finding.sentence()));
      lines.add("        fix: " + finding.fix());
      finding.stranger().ifPresent(stranger -> lines.add("        gets in: " + stranger));
    }
    if (!judgement.unchecked().isEmpty()) {
      lines.add(
          judgement.unchecked().stream()
              .map(TrustCode::name)
              .collect(Collectors.joining(", ", "not checked, since nobody said: ", "")));
    }
    return lines.stream().map(PlainText::line).collect(Collectors.joining("\n"));
  }

  private static String sentence(Verdict verdict) {
    return switch (verdict) {
      case CLOSED -> "no stranger gets in by this policy";
      case OPEN -> "strangers get in";
      case UNSURE -> "that strangers stay out is not shown; take it for open";
    };
  }
}
