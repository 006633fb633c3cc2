package io.kedgeline.workflows.breakglass;

import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.SignedAct;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;

/**
 * What a window's holder says to its run besides what people say to any run. It is registered as a
 * listener, and clients stub it by workflow id.
 */
@WorkflowInterface
public interface WindowRun {

  /**
   * Shows the holder's key: a {@link io.kedgeline.domain.warrant.Act.KeyPresentation} that the
   * server signed. Shown again before a certificate is issued, the last one counts.
   */
  @UpdateMethod
  ActAnswer presentKey(SignedAct act);

  /** Refuses what cannot be an act, without a trace in the history. */
  @UpdateValidatorMethod(updateName = "presentKey")
  void checkPresentKey(SignedAct act);

  /** How the holder's certificate stands, where one is issued for the window. */
  @QueryMethod
  HolderCertificateView certificate();
}
