package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Waits for the window's end, or for somebody who ends it, and reminds before the end. */
final class Holding {

  private final Run run;
  private final Approved approved;
  private final Acting acting;
  private final Records records = Workflow.newActivityStub(Records.class, Retries.reminding());

  Holding(Run run, Approved approved) {
    this.run = run;
    this.approved = approved;
    this.acting = new Acting(run, approved);
  }

  /** Returns why the window ends. */
  String until(LeaseClaim lease) {
    Instant reminder = lease.until().minus(approved.rulebook().breakGlass().reminderBefore());
    if (!endsBefore(reminder)) {
      remind(lease);
    }
    endsBefore(lease.until());
    return run.approvals().ending().map(Holding::closedBy).orElse("the window reached its end");
  }

  private boolean endsBefore(Instant instant) {
    Duration left = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), instant);
    return left.isPositive()
        ? Workflow.await(left, () -> run.approvals().ending().isPresent())
        : run.approvals().ending().isPresent();
  }

  /** Nobody loses a window because nobody could be reminded. */
  private void remind(LeaseClaim lease) {
    String text = "the window of %s ends at %s".formatted(lease.holder(), lease.until());
    run.log().note(FactKind.REMINDED, Map.of("until", lease.until().toString()));
    try {
      acting.carrying(facts -> {
        records.remind(new NoticeRequest(run.id(), run.progress().state(), text, facts));
        return text;
      });
    } catch (ActivityFailure failed) {
      if (failed.getCause() instanceof CanceledFailure) {
        throw failed;
      }
      run.log().note(FactKind.FAILED, Map.of("reminder", Causes.sentence(failed)));
    }
  }

  private static String closedBy(Approvals.Ending ending) {
    return "closed early by " + ending.by();
  }
}
