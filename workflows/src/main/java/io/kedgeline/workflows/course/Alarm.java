package io.kedgeline.workflows.course;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.Map;

/** Tells people what a run cannot mend by itself. */
public final class Alarm {

  private final Run<?> run;
  private final Acting acting;
  private final Records records = Workflow.newActivityStub(Records.class, Retries.reminding());

  /** Tells them of this run. */
  public Alarm(Run<?> run) {
    this.run = run;
    this.acting = new Acting(run);
  }

  /** Tells them this; where that fails, the run goes on, and its journal says so. */
  public void tell(String text) {
    try {
      acting.carrying(facts -> {
        records.alarm(new NoticeRequest(run.id(), run.progress().state(), text, facts));
        return facts;
      });
    } catch (TemporalFailure untold) {
      run.log().note(FactKind.NOT_REMINDED, Map.of("reason", Causes.sentence(untold)));
    }
  }
}
