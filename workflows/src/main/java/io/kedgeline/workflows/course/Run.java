package io.kedgeline.workflows.course;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.governed.Transitions;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.governed.FactLog;
import io.kedgeline.workflows.governed.SignedAct;
import io.temporal.workflow.Workflow;
import java.util.Map;

/**
 * What the parts of one run share.
 *
 * @param id the run
 * @param request the signed request it was started with
 * @param progress where it stands
 * @param log what it has to tell the journal
 * @param approvals what people say to it
 */
public record Run<S extends RunState>(
    RunId id, SignedAct request, Progress<S> progress, FactLog log, Approvals approvals) {

  /**
   * Begins the run of the workflow that calls this, which must be in its constructor: people may
   * speak to it from now on.
   *
   * @param request the signed request it was started with, which is noted
   * @param first where its runbook has runs begin
   * @param table its runbook's table of legal moves
   */
  public static <S extends RunState> Run<S> begin(
      SignedAct request, S first, Transitions<S> table) {
    RunId id = new RunId(Workflow.getInfo().getWorkflowId());
    Progress<S> progress = new Progress<>(first, table);
    FactLog log = new FactLog(id);
    Approvals approvals = new Approvals(id, log, progress::state);
    log.note(
        FactKind.REQUESTED,
        Map.of(
            "act", request.payload(),
            "keyId", request.keyId(),
            "signature", request.signature()));
    Workflow.registerListener(approvals);
    return new Run<>(id, request, progress, log, approvals);
  }
}
