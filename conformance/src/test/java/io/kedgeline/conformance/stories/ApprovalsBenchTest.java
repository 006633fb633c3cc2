package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.bench.ApprovalsBench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bench measures; what it measures is the machine's affair. */
@ExtendWith(SharedSandbox.class)
class ApprovalsBenchTest {

  private static final int FIRST_CHANGE = 8000;
  private static final Pattern P50 = Pattern.compile("(?m)^.{52} +([0-9.]+) +[0-9.]+$");

  private final Sandbox sandbox;

  ApprovalsBenchTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Test
  void anApprovalIsMeasuredInItsPartsBesideTheFloor() {
    new Story(sandbox).afterEarlierDenials();
    StringWriter said = new StringWriter();
    boolean met = new ApprovalsBench(sandbox, new PrintWriter(said)).run(1, FIRST_CHANGE);
    List<Double> rows =
        P50.matcher(said.toString())
            .results()
            .map((MatchResult row) -> Double.valueOf(row.group(1)))
            .toList();
    assertTrue(rows.size() == 10 && rows.stream().allMatch(millis -> millis > 0), said::toString);
    double floor = rows.get(0);
    double enabled = rows.get(1);
    assertTrue(rows.get(3) <= rows.get(4) && rows.get(4) <= enabled, said::toString);
    for (String step : List.of("workflow tasks", "Gather", "WriteLease", "Notarise", "Enable")) {
      assertTrue(said.toString().contains("  in " + step), said::toString);
    }
    assertTrue(met == enabled <= 3 * floor, said::toString);
  }
}
