package io.kedgeline.workflows.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.window.WindowState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the change record is told, and what becomes of a run whose record cannot be told. */
class ChangeToldTest {

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void theRecordIsToldOnceHowTheWindowEnded() {
    bench.open();
    String digest = bench.plan().hex();
    bench.outcome();
    assertEquals(1, bench.activities().notes().size());
    String note = bench.activities().notes().getFirst();
    assertTrue(
        note.startsWith(
            "Kedgeline %s: CLOSED, the window reached its end\nPlan: sha256 %s\n"
                .formatted(WindowBench.RUN, digest)),
        note);
    assertTrue(note.endsWith("kedgeline evidence export " + WindowBench.RUN), note);
  }

  @Test
  void aRunThatOpensNothingTellsItToo() {
    bench.activities().first(now -> FakeWorld.underChange(ChangeState.DRAFT, now));
    bench.start();
    assertEquals(WindowState.REJECTED, bench.outcome().state());
    String note = bench.activities().notes().getFirst();
    assertTrue(note.contains(": REJECTED, CHANGE_STATE: "), note);
    assertTrue(note.contains("\nPlan: none\n"), note);
  }

  @Test
  void aRecordThatCannotBeToldStopsNothingAndHidesNothing() {
    bench.activities().fail("noteChange", 1000);
    bench.open();
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertTrue(bench.journal().contains(FactKind.NOT_NOTED));
    assertFalse(bench.activities().calls().contains("noteChange"));
    assertTrue(bench.activities().failed() <= 3, "tries: " + bench.activities().failed());
  }
}
