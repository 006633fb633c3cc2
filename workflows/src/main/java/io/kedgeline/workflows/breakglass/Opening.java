package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.UnlessEnded;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.port.NotarisingActs;
import io.kedgeline.workflows.port.OpeningActs;
import io.kedgeline.workflows.port.ProofReport;
import io.kedgeline.workflows.port.Proofs;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import java.util.Map;

/** Opens the window: lease, note of approval, enable, proof. */
final class Opening {

  private final Run<WindowState> run;
  private final Approved<WindowPlan> approved;
  private final Witness witness;
  private final LeaseActing leases;
  private final OpeningActs acts =
      Workflow.newActivityStub(
          OpeningActs.class, TaskQueues.on(TaskQueues.OPEN, Retries.opening()));
  private final NotarisingActs notary =
      Workflow.newActivityStub(
          NotarisingActs.class, TaskQueues.on(TaskQueues.NOTARISE, Retries.opening()));
  private final Proofs proofs = Workflow.newActivityStub(Proofs.class, Retries.opening());
  private final UnlessEnded steps;
  private boolean enabling;

  Opening(Run<WindowState> run, Approved<WindowPlan> approved, Witness witness) {
    this.run = run;
    this.approved = approved;
    this.witness = witness;
    this.leases = new LeaseActing(run);
    this.steps = new UnlessEnded(run);
  }

  /** Whether AWS was asked to let the profile issue sessions, whatever it answered. */
  boolean enabling() {
    return enabling;
  }

  /** Takes the steps, unless somebody ends the run: then what is under way is given up at once. */
  void open(LeaseClaim lease) {
    steps.take(() -> take(lease));
  }

  private void take(LeaseClaim lease) {
    leases.open(approved.papers(), Operation.WRITE_LEASE, lease, acts::writeLease);
    if (steps.ended()) {
      return;
    }
    leases.open(approved.papers(), Operation.NOTARISE, lease, notary::notarise);
    if (steps.ended()) {
      return;
    }
    enabling = true;
    leases.open(approved.papers(), Operation.ENABLE, lease, acts::enable);
    ProofReport proof = witness.open(lease, proofs);
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
