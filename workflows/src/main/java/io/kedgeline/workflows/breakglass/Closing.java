package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.workflows.port.LeaseActs;
import io.kedgeline.workflows.port.ProofReport;
import io.kedgeline.workflows.port.ProofRequest;
import io.kedgeline.workflows.port.Proofs;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.Map;

/**
 * Closes the window and proves that it is shut. It is never skipped and never waits for anybody.
 */
final class Closing {

  private final Run run;
  private final Approved approved;
  private final Acting acting;
  private final LeaseActs acts = Workflow.newActivityStub(LeaseActs.class, Retries.closing());
  private final Proofs proofs = Workflow.newActivityStub(Proofs.class, Retries.closing());

  Closing(Run run, Approved approved) {
    this.run = run;
    this.approved = approved;
    this.acting = new Acting(run, approved);
  }

  void close(LeaseClaim lease, String reason) {
    run.progress().move(WindowEvent.END_REACHED);
    run.log().note(FactKind.CLOSE_REQUESTED, Map.of("reason", reason));
    try {
      acting.perform(Operation.CLOSE, lease, acts::close);
      ProofReport proof =
          acting.carrying(facts -> proofs.proveClosed(new ProofRequest(approved.plan(), facts)));
      run.progress().move(WindowEvent.CLOSING_PROVED);
      run.approvals().because(reason);
      run.log()
          .note(
              FactKind.CLOSED,
              Map.of("reason", reason, "proof", String.join("; ", proof.observations())));
    } catch (ActivityFailure unproven) {
      String sentence = "closing could not be proved: " + Causes.sentence(unproven);
      run.progress().move(WindowEvent.CLOSING_NOT_PROVED);
      run.approvals().because(sentence);
      run.log().note(FactKind.CLOSE_UNPROVEN, Map.of("reason", sentence));
    }
  }
}
