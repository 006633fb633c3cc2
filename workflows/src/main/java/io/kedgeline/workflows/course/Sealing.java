package io.kedgeline.workflows.course;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.SealReport;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Map;

/** The end of a run's record: what waits is journalled, and the chain is sealed. */
public final class Sealing {

  private final Run<?> run;
  private final Records records = Workflow.newActivityStub(Records.class, Retries.recording());

  /** Seals the record of this run. */
  public Sealing(Run<?> run) {
    this.run = run;
  }

  /** Takes nothing in any more, journals what waits and seals. */
  public SealReport seal() {
    Acting acting = new Acting(run);
    run.log().note(FactKind.ENDED, Map.of("state", run.progress().state().name()));
    run.approvals().shut();
    while (!run.log().fitsOneLoad()) {
      acting.carrying(facts -> {
        records.journal(notice(facts));
        return facts;
      });
    }
    return acting.carrying(facts -> records.seal(notice(facts))).orElseThrow();
  }

  private NoticeRequest notice(List<Fact> facts) {
    return new NoticeRequest(run.id(), run.progress().state(), "the run has ended", facts);
  }
}
