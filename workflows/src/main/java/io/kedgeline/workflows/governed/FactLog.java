package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run has to tell the journal. Facts wait here until an activity that carried them has
 * succeeded; until then each later activity carries them again, and their keys make that harmless.
 */
public final class FactLog {

  private final RunId run;
  private final List<Fact> pending = new ArrayList<>();
  private int count;

  /** The log of this run. */
  public FactLog(RunId run) {
    this.run = run;
  }

  /** Notes that something happened now, by the workflow's clock. */
  public void note(FactKind kind, String actor, Map<String, String> detail) {
    count++;
    pending.add(
        Fact.of(
            "workflow/" + Workflow.getInfo().getFirstExecutionRunId() + "/" + count,
            kind,
            Instant.ofEpochMilli(Workflow.currentTimeMillis()),
            actor,
            detail));
  }

  /** Notes that the workflow itself came to something. */
  public void note(FactKind kind, Map<String, String> detail) {
    note(kind, run.value(), detail);
  }

  /** The facts that no activity has carried yet. */
  public List<Fact> pending() {
    return List.copyOf(pending);
  }

  /** Notes that the journal has these. */
  public void delivered(List<Fact> facts) {
    pending.removeAll(facts);
  }
}
