package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.port.LeaseActs;
import io.kedgeline.workflows.port.ProofReport;
import io.kedgeline.workflows.port.ProofRequest;
import io.kedgeline.workflows.port.Proofs;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Closes the window and proves that it is shut. It is never skipped and never waits for anybody.
 */
final class Closing {

  private final Run run;
  private final Witness witness;
  private final Acting acting;
  private final LeaseActs acts = Workflow.newActivityStub(LeaseActs.class, Retries.closing());
  private final Proofs proofs = Workflow.newActivityStub(Proofs.class, Retries.closing());
  private final Proofs lastLook = Workflow.newActivityStub(Proofs.class, Retries.once());

  Closing(Run run, Witness witness) {
    this.run = run;
    this.witness = witness;
    this.acting = new Acting(run);
  }

  /**
   * Closes.
   *
   * @param lease what is closed
   * @param sessionDuration how long a session lives that was issued inside
   * @param enabling whether the profile may have issued any
   * @param reason why it closes, in words
   */
  void close(LeaseClaim lease, Duration sessionDuration, boolean enabling, String reason) {
    run.progress().move(WindowEvent.END_REACHED);
    run.log().note(FactKind.CLOSE_REQUESTED, Map.of("reason", reason));
    if (witness.old(sessionDuration) && now().isBefore(lease.until())) {
      lookOnceMore(lease);
    }
    try {
      acting.act(Operation.CLOSE, facts -> acts.close(new ClosingAct(run.id(), lease, facts)));
      Optional<Instant> sessionsUntil = enabling ? Optional.of(now()) : Optional.empty();
      ProofReport proof =
          acting.prove(facts ->
              proofs.proveClosed(
                  new ProofRequest(run.id(), lease.profile(), sessionsUntil, facts)));
      run.progress().move(WindowEvent.CLOSING_PROVED);
      run.approvals().because(reason);
      run.log()
          .note(
              FactKind.CLOSED,
              Map.of("reason", reason, "proof", String.join("; ", proof.observations())));
    } catch (TemporalFailure unproven) {
      String sentence = "closing could not be proved: " + Causes.sentence(unproven);
      run.progress().move(WindowEvent.CLOSING_NOT_PROVED);
      run.approvals().because(sentence);
      run.log().note(FactKind.CLOSE_UNPROVEN, Map.of("reason", sentence));
    }
  }

  private void lookOnceMore(LeaseClaim lease) {
    try {
      witness.renew(lease, lastLook);
    } catch (TemporalFailure failed) {
      run.log().note(FactKind.NOT_WITNESSED, Map.of("reason", Causes.sentence(failed)));
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
