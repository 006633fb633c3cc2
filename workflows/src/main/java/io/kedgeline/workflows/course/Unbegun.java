package io.kedgeline.workflows.course;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.governed.Phase;
import java.util.Map;

/** The end of a run that never came to act: it was cancelled, or AWS could not be read for it. */
public final class Unbegun {

  /** Why a run ends that was cancelled. */
  public static final String CANCELLED = "cancelled";

  private final Run<?> run;

  /** Ends this run. */
  public Unbegun(Run<?> run) {
    this.run = run;
  }

  /** Ends it for this reason, in words. */
  public void end(String reason) {
    boolean cancelled = reason.equals(CANCELLED);
    if (!cancelled && run.progress().state().phase() == Phase.APPROVED) {
      run.progress().move(ApprovalEvent.DISMISSED);
    }
    run.progress().move(cancelled ? ApprovalEvent.WITHDRAWN : ApprovalEvent.REJECTED);
    run.approvals().because(reason);
    run.log().note(cancelled ? FactKind.WITHDRAWN : FactKind.REJECTED, Map.of("reason", reason));
  }
}
