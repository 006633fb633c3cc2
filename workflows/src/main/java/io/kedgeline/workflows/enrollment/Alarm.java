package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.Map;

/** Tells people what an enrollment cannot mend by itself. */
final class Alarm {

  private final Run<EnrollmentState> run;
  private final Acting acting;
  private final Records records = Workflow.newActivityStub(Records.class, Retries.reminding());

  Alarm(Run<EnrollmentState> run) {
    this.run = run;
    this.acting = new Acting(run);
  }

  /** Tells them this; where that fails, the run goes on, and its journal says so. */
  void tell(String text) {
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
