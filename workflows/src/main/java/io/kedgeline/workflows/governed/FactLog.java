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

  /** What one activity carries at most: a quarter of what a payload may hold. */
  private static final int LOAD = 64 * 1024;

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
            prefix(Workflow.getInfo().getRunId()) + count,
            kind,
            Instant.ofEpochMilli(Workflow.currentTimeMillis()),
            actor,
            detail));
  }

  /** Notes that the workflow itself came to something. */
  public void note(FactKind kind, Map<String, String> detail) {
    note(kind, run.value(), detail);
  }

  /**
   * How the keys of facts begin that an execution tells. It is the present execution, not the
   * first: after a reset the same count names another happening.
   */
  public static String prefix(String execution) {
    return "workflow/" + execution + "/";
  }

  /** The oldest facts that no activity has carried yet, as many as one may carry; always one. */
  public List<Fact> load() {
    List<Fact> load = new ArrayList<>();
    int size = 0;
    for (Fact fact : pending) {
      size += sizeOf(fact);
      if (!load.isEmpty() && size > LOAD) {
        break;
      }
      load.add(fact);
    }
    return load;
  }

  /** Whether one activity can carry everything that waits. */
  public boolean fitsOneLoad() {
    return load().size() == pending.size();
  }

  private static int sizeOf(Fact fact) {
    return written(fact.key())
        + written(fact.actor())
        + fact.detail().entrySet().stream()
            .mapToInt(entry -> written(entry.getKey()) + written(entry.getValue()))
            .sum();
  }

  /** What a text takes in JSON at most: six octets for what is escaped by number. */
  private static int written(String text) {
    return text.chars()
        .map(character ->
            character < 0x20 ? 6 : character >= 0x80 ? 3 : "\"\\".indexOf(character) < 0 ? 1 : 2)
        .sum();
  }

  /** Notes that the journal has these. */
  public void delivered(List<Fact> facts) {
    pending.removeAll(facts);
  }
}
