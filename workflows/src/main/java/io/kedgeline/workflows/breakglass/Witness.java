package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.port.ProofReport;
import io.kedgeline.workflows.port.ProofRequest;
import io.kedgeline.workflows.port.Proofs;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The canary's session that is to be seen dead when the window has closed. It must be young enough
 * then to have died of the closing and not of its age.
 */
final class Witness {

  private final Run<WindowState> run;
  private final Acting acting;
  private Optional<Instant> taken = Optional.empty();

  Witness(Run<WindowState> run) {
    this.run = run;
    this.acting = new Acting(run);
  }

  /** Proves by the witness that the window is open. */
  ProofReport open(LeaseClaim lease, Proofs proofs) {
    return take(lease, proofs, Proofs::proveOpen);
  }

  /** Takes a younger one. */
  void renew(LeaseClaim lease, Proofs proofs) {
    take(lease, proofs, Proofs::witness);
  }

  private ProofReport take(
      LeaseClaim lease, Proofs proofs, BiFunction<Proofs, ProofRequest, ProofReport> how) {
    ProofReport report =
        acting.prove(facts ->
            how.apply(
                proofs, new ProofRequest(run.id(), lease.profile(), Optional.empty(), facts)));
    taken = Optional.of(now());
    return report;
  }

  /** Whether the one that was taken may be dead of its age before a closing is proved. */
  boolean old(Duration sessionDuration) {
    Duration young = sessionDuration.multipliedBy(2).dividedBy(3);
    return taken.filter(at -> at.plus(young).isBefore(now())).isPresent();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
