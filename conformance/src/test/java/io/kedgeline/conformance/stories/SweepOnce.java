package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.sweep.Sweeper;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.sandbox.Sandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.spi.ToolProvider;

/** {@code kedgeline sweep --once} in this sandbox, and whom it paged. */
record SweepOnce(Sandbox sandbox) {

  static final int CLEAN = 0;
  static final int MENDED = 1;
  static final int UNPROVEN = 6;

  int exit() {
    StringWriter said = new StringWriter();
    int code =
        ToolProvider.findFirst("kedgeline-sweep")
            .orElseThrow()
            .run(
                new PrintWriter(said),
                new PrintWriter(said),
                "--once",
                sandbox.workerSettings().toString());
    assertTrue(List.of(CLEAN, MENDED, UNPROVEN).contains(code), said::toString);
    return code;
  }

  /** The pages of all of the day's sweeps. */
  List<String> pages() {
    return new AlertTable(sandbox.ledger())
        .of(Sweeper.runOf(sandbox.clock().instant())).stream().map(Alert::text).toList();
  }
}
