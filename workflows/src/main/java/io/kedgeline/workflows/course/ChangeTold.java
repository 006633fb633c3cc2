package io.kedgeline.workflows.course;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.World;
import io.kedgeline.domain.rulebook.ChangeNotesRule;
import io.kedgeline.workflows.port.ChangeNote;
import io.kedgeline.workflows.port.ChangeNotes;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the change record, once, how the run ended and where the evidence is. Nothing waits for it
 * longer than a minute: a note that is not written is a fact of the journal.
 */
public final class ChangeTold {

  private static final int LONGEST_REASON = 1_000;

  private final Run<?> run;
  private final Acting acting;
  private final ChangeNotes notes = Workflow.newActivityStub(ChangeNotes.class, Retries.noting());

  /** Tells the record of this run. */
  public ChangeTold(Run<?> run) {
    this.run = run;
    this.acting = new Acting(run);
  }

  /**
   * Tells it, where there is a record and the rulebook wants it told.
   *
   * @param world what was gathered last
   * @param plan the plan that was carried out, or was to be
   */
  public void end(Optional<? extends World> world, Optional<Plan> plan, String reason) {
    boolean wanted =
        world
            .filter(found -> found.change().isPresent())
            .flatMap(found -> found.rulebook().governanceOf(run.id()))
            .flatMap(Governance::change)
            .filter(rules -> rules.notes() == ChangeNotesRule.WRITTEN)
            .isPresent();
    if (wanted) {
      write(text(plan, reason));
    }
  }

  private void write(String text) {
    try {
      boolean written =
          acting
              .carrying(facts -> notes.noteChange(new ChangeNote(run.id(), text, facts)))
              .filter(answer -> run.id().equals(answer.run()))
              .isPresent();
      if (!written) {
        notNoted("the engine's answer is not an answer to it");
      }
    } catch (TemporalFailure failed) {
      notNoted(Causes.sentence(failed));
    }
  }

  private void notNoted(String why) {
    run.log().note(FactKind.NOT_NOTED, Map.of("reason", why));
  }

  private String text(Optional<Plan> plan, String reason) {
    String line = PlainText.line(reason);
    return "Kedgeline %s: %s, %s%nPlan: %s%nEvidence, when the run has ended: kedgeline evidence export %s"
        .formatted(
            run.id(),
            run.progress().state(),
            line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...",
            plan.map(CanonicalJson::digest).map(digest -> "sha256 " + digest).orElse("none"),
            run.id())
        .replace(System.lineSeparator(), "\n");
  }
}
