package io.kedgeline.conformance.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.sandbox.demo.breaking.BreakFault;
import io.kedgeline.starters.cli.Kedgeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guide and help list what the demo can break, as the demo itself does. */
class DemoGuideTest {

  private static final int WRONG_INPUT = 2;

  @Test
  void theGuideListsEveryFaultAndItsEnding() throws IOException {
    List<String> rows =
        Files.readString(Path.of("..", "docs", "demo.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertEquals(
        Stream.of(BreakFault.values())
            .map(
                fault -> "| `%s` | %s | %s |".formatted(fault.word(), fault.breaks(), fault.ends()))
            .toList(),
        rows);
  }

  @Test
  void helpNamesEveryFault() {
    Said help = said("demo", "--help");
    String faults =
        help.out.substring(help.out.indexOf("Faults: ") + 8, help.out.indexOf("docs/demo.md"));
    assertEquals(words(), Arrays.asList(faults.strip().replaceAll("[.]$", "").split(",\\s+")));
  }

  @Test
  void whatIsNoFaultIsRefusedWithTheList() {
    Said unknown = said("demo", "--break", "every\u001bthing");
    assertEquals(WRONG_INPUT, unknown.exit);
    assertTrue(unknown.err.startsWith("demo: --break: 'every?thing' is no fault;"), unknown.err);
    words().forEach(word -> assertTrue(unknown.err.contains("  " + word + " "), word));
  }

  @Test
  void withoutAFaultTheyAreListed() {
    Said listed = said("demo", "--break");
    assertEquals(WRONG_INPUT, listed.exit);
    words().forEach(word -> assertTrue(listed.err.contains("  " + word + " "), word));
  }

  @Test
  void nothingStaysUpAfterAFault() {
    Said both = said("demo", "--stay", "--break", "all");
    assertEquals(WRONG_INPUT, both.exit);
    assertTrue(both.err.contains("mutually exclusive"), both.err);
  }

  private static List<String> words() {
    return Stream.of(BreakFault.values()).map(BreakFault::word).toList();
  }

  private record Said(int exit, String out, String err) {}

  private static Said said(String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Kedgeline.run(new PrintWriter(out), new PrintWriter(err), command);
    return new Said(exit, out.toString(), err.toString());
  }
}
