package io.kedgeline.workflows.port;

import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.plan.RunId;
import java.util.List;

/**
 * What became of what a run had issued.
 *
 * @param run the run
 * @param stage how the ledger has the certificate now; {@code UNDONE} where AWS was never asked for
 *     one
 * @param observations what was seen, one sentence each
 */
public record RevocationReport(RunId run, CertificateStage stage, List<String> observations) {

  public RevocationReport {
    observations = List.copyOf(observations);
  }

  /** The same of something that was to last. */
  public UndoReport asUndone() {
    return new UndoReport(run, stage == CertificateStage.REGISTERED, observations);
  }
}
