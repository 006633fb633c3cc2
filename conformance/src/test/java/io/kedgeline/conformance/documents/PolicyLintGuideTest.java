package io.kedgeline.conformance.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.trustpolicy.Severity;
import io.kedgeline.domain.trustpolicy.TrustCode;
import io.kedgeline.domain.trustpolicy.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide lists what the linter finds, with its remedy, as the linter itself says it. */
class PolicyLintGuideTest {

  @Test
  void theGuideListsEveryCodeInTheOrderOfTheChecks() throws IOException {
    assertEquals(
        Stream.of(TrustCode.values())
            .map(code -> "| `%s` | %s | %s |".formatted(code, code.meaning(), code.fix()))
            .toList(),
        rows().stream().filter(row -> row.split("\\|", -1).length == 5).toList());
  }

  @Test
  void theGuideSaysWhatVerdictsAndSeveritiesMean() throws IOException {
    assertEquals(
        Stream.concat(Stream.of(Verdict.values()), Stream.of(Severity.values()))
            .map(value -> "| `" + value + "`")
            .toList(),
        rows().stream()
            .filter(row -> row.split("\\|", -1).length == 4)
            .map(row -> row.substring(0, row.indexOf(" |", 2)))
            .toList());
  }

  private static List<String> rows() throws IOException {
    return Files.readString(Path.of("..", "docs", "policy-lint.md"))
        .lines()
        .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
        .toList();
  }
}
