package io.kedgeline.conformance.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.sandbox.demo.DemoTool;
import io.kedgeline.workflows.authority.AuthorityStep;
import io.kedgeline.workflows.breakglass.Step;
import io.kedgeline.workflows.enrollment.EnrollmentStep;
import io.kedgeline.workflows.external.ExternalStep;
import io.kedgeline.workflows.onboarding.ProfileStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents say what the code does. */
class DocumentsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern STEP =
      Pattern.compile("(?m)^[0-9]+\\. \\*\\*(.+?)\\*\\* \\((\\w+)\\)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
  private static final Pattern ABUSE_CASE =
      Pattern.compile("@DisplayName\\(\"(AC-[0-9]{2}) [^)]*\\)\\s+void (\\w+)\\(");
  private static final Pattern TEST_NAME = Pattern.compile("`([a-z][A-Za-z]+)`");

  private static final List<String> HEADINGS =
      List.of(
          "## Purpose",
          "## When",
          "## Who may approve",
          "## Steps",
          "## Undo",
          "## What you will see",
          "## If it goes wrong");

  @Test
  void readmeShowsHowTheDemoBegins() throws IOException {
    assertTrue(read("README.md").contains("```\n" + DemoTool.OPENING + "\n```"));
  }

  @Test
  void theRunbooksStepsAreTheWorkflows() throws IOException {
    assertEquals(
        Stream.of(AuthorityStep.values()).map(step -> step.name() + " " + step.effect()).toList(),
        steps("runbooks/RB-01-pki-setup.md"));
    assertEquals(
        Stream.of(Step.values()).map(step -> step.name() + " " + step.effect()).toList(),
        steps("runbooks/RB-06-break-glass-window.md"));
    assertEquals(
        Stream.of(ProfileStep.values()).map(step -> step.name() + " " + step.effect()).toList(),
        steps("runbooks/RB-02-profile-onboarding.md"));
    assertEquals(
        Stream.of(ExternalStep.values()).map(step -> step.name() + " " + step.effect()).toList(),
        steps("runbooks/RB-01-external-authority.md"));
    assertEquals(
        Stream.of(EnrollmentStep.values()).map(step -> step.name() + " " + step.effect()).toList(),
        steps("runbooks/RB-03-consumer-enrollment.md"));
  }

  private static List<String> steps(String runbook) throws IOException {
    List<String> written = new ArrayList<>();
    Matcher steps = STEP.matcher(read(runbook));
    while (steps.find()) {
      written.add(steps.group(1).toUpperCase(Locale.ROOT).replace(' ', '_') + " " + steps.group(2));
    }
    return written;
  }

  @Test
  void everyRunbookHasItsFileWithTheSameHeadings() throws IOException {
    for (RunbookId runbook : RunbookId.values()) {
      try (Stream<Path> files = Files.list(ROOT.resolve("runbooks"))) {
        Path file =
            files
                .filter(path -> path.getFileName().toString().startsWith(runbook.code() + "-"))
                .findFirst()
                .orElseThrow();
        List<String> headings =
            Files.readAllLines(file).stream().filter(line -> line.startsWith("## ")).toList();
        assertTrue(headings.containsAll(HEADINGS), file + ": " + headings);
      }
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    Set<String> broken = new TreeSet<>();
    for (Path document : documents()) {
      Matcher links = LINK.matcher(Files.readString(document));
      while (links.find()) {
        if (!links.group(1).startsWith("http")
            && !Files.exists(document.resolveSibling(links.group(1)))) {
          broken.add(document + ": " + links.group(1));
        }
      }
    }
    assertEquals(Set.of(), broken);
  }

  @Test
  void theThreatModelNamesEveryTestThatCarriesAnAbuseCase() throws IOException {
    Set<String> written = new TreeSet<>();
    for (String row :
        read("docs/threat-model.md").lines().filter(l -> l.startsWith("| AC-")).toList()) {
      String id = row.substring(2, 7);
      Matcher names = TEST_NAME.matcher(row.substring(row.lastIndexOf('|', row.length() - 2)));
      while (names.find()) {
        written.add(id + " " + names.group(1));
      }
    }
    assertEquals(testsThatCarryAnAbuseCase(), written);
  }

  private static Set<String> testsThatCarryAnAbuseCase() throws IOException {
    Set<String> carried = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file :
          files
              .filter(path -> path.toString().matches(".*/src/test/java/.*Test\\.java"))
              .toList()) {
        Matcher tests = ABUSE_CASE.matcher(Files.readString(file));
        while (tests.find()) {
          carried.add(tests.group(1) + " " + tests.group(2));
        }
      }
    }
    return carried;
  }

  private static String read(String name) throws IOException {
    return Files.readString(ROOT.resolve(name));
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> runbooks = Files.walk(ROOT.resolve("runbooks"))) {
      return Stream.of(top, docs, runbooks)
          .flatMap(found -> found)
          .filter(path -> path.toString().endsWith(".md"))
          .toList();
    }
  }
}
