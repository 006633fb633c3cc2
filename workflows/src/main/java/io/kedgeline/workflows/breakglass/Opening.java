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
import io.temporal.workflow.Workflow;
import java.util.Map;

/** Opens the window: lease, note of approval, enable, proof. */
final class Opening {

  private final Run run;
  private final Approved approved;
  private final Acting acting;
  private final LeaseActs acts = Workflow.newActivityStub(LeaseActs.class, Retries.opening());
  private final Proofs proofs = Workflow.newActivityStub(Proofs.class, Retries.opening());

  Opening(Run run, Approved approved) {
    this.run = run;
    this.approved = approved;
    this.acting = new Acting(run, approved);
  }

  void open(LeaseClaim lease) {
    acting.perform(Operation.WRITE_LEASE, lease, acts::writeLease);
    acting.perform(Operation.NOTARISE, lease, acts::notarise);
    acting.perform(Operation.ENABLE, lease, acts::enable);
    ProofReport proof =
        acting.carrying(facts -> proofs.proveOpen(new ProofRequest(approved.plan(), facts)));
    run.progress().move(WindowEvent.OPENING_PROVED);
    run.log()
        .note(
            FactKind.OPENED,
            Map.of(
                "holder", lease.holder().value(),
                "until", lease.until().toString(),
                "proof", String.join("; ", proof.observations())));
  }
}
