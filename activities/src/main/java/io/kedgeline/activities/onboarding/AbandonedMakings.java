package io.kedgeline.activities.onboarding;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.UndoReport;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Undoes what runs began to make and, long after the last of them can be at it, have neither
 * registered nor undone: such a run was ended in the engine, and nobody else looks for it again
 * (decision 22). It asks no engine and needs no workflow.
 */
public final class AbandonedMakings {

  /** Longer than a making with all its tries takes. */
  public static final Duration PATIENCE = Duration.ofHours(6);

  private final List<Kind> kinds;
  private final JournalTable journal;
  private final AlertTable alerts;
  private final InstantSource clock;

  /** Looks for these kinds of things, and tells here what became of them. */
  public AbandonedMakings(
      List<Kind> kinds, JournalTable journal, AlertTable alerts, InstantSource clock) {
    this.kinds = List.copyOf(kinds);
    this.journal = journal;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * One kind of thing that runs make.
   *
   * @param word what it is called: a run may make things of several kinds
   * @param begunBefore the runs that began before an instant, and are not done
   * @param undo takes away what a run made
   */
  public record Kind(
      String word,
      Function<Instant, List<RunId>> begunBefore,
      Function<UndoingAct, UndoReport> undo) {}

  /**
   * Undoes them all, and pages somebody for each. One that cannot be undone keeps no other from it,
   * and pages once a day.
   *
   * @return the runs whose makings are gone now
   */
  public List<RunId> undo() {
    Instant now = clock.instant();
    List<RunId> gone = new ArrayList<>();
    for (Kind kind : kinds) {
      for (RunId run : kind.begunBefore().apply(now.minus(PATIENCE))) {
        if (undone(kind, run, now)) {
          gone.add(run);
        }
      }
    }
    return List.copyOf(gone);
  }

  private boolean undone(Kind kind, RunId run, Instant now) {
    try {
      UndoReport report = kind.undo().apply(new UndoingAct(run, List.of()));
      if (!report.registered()) {
        String sentence =
            "it began to make its %s and never came to an end, and was looked after: %s"
                .formatted(kind.word(), seen(report));
        tell(run, "ABANDONED", sentence, now);
        page("abandoned/%s/%s".formatted(kind.word(), run), run, sentence, now);
      }
      return !report.registered();
    } catch (ApplicationFailure failed) {
      notUndone(kind, run, failed.getType() + ", " + failed.getOriginalMessage(), now);
    } catch (RuntimeException broken) {
      if (LedgerUnreachable.causes(broken)) {
        throw broken;
      }
      notUndone(kind, run, broken.getClass().getSimpleName(), now);
    }
    return false;
  }

  private static String seen(UndoReport report) {
    return report.observations().isEmpty()
        ? "nothing was left of it"
        : String.join("; ", report.observations());
  }

  private void notUndone(Kind kind, RunId run, String why, Instant now) {
    page(
        "abandoned/%s/%s/%s".formatted(kind.word(), run, now.atZone(ZoneOffset.UTC).toLocalDate()),
        run,
        "it began to make its %s and never came to an end, and that cannot be undone: %s"
            .formatted(kind.word(), why),
        now);
  }

  private void tell(RunId run, String finding, String sentence, Instant now) {
    journal.append(
        run,
        List.of(
            Fact.of(
                "activity/sweep/%s/%s".formatted(finding, now),
                FactKind.SWEPT,
                now,
                "worker/Sweep",
                Map.of("finding", finding, "sentence", sentence))));
  }

  private void page(String id, RunId run, String sentence, Instant now) {
    alerts.append(new Alert(id, run, "SEV", now, "%s: %s".formatted(run, sentence)));
  }
}
