package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.temporal.activity.ActivityInterface;

/**
 * What the duty {@code issue} does for devices and for holders of windows: it has certificates
 * issued, and revokes.
 */
@ActivityInterface
public interface CertificateActs {

  /**
   * Has the certificate issued, once: asked again it is the same certificate. Fails for good with
   * {@link FailureType#ISSUE_UNPROVEN} when AWS was asked and it cannot be known any more whether
   * it issued.
   */
  IssueReport issueCertificate(CertificateAct act);

  /**
   * Revokes what this run had issued and did not register; a second time there is nothing. What AWS
   * was never asked for is noted as undone, and is not asked for afterwards.
   */
  RevocationReport revokeCertificate(UndoingAct act);
}
