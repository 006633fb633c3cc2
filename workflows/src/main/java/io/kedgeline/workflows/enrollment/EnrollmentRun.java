package io.kedgeline.workflows.enrollment;

import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.SignedAct;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;

/**
 * What is said to the run of an enrollment besides what people say to any run. It is registered as
 * a listener, and clients stub it by workflow id.
 */
@WorkflowInterface
public interface EnrollmentRun {

  /**
   * Shows the device's request for a certificate: an {@link
   * io.kedgeline.domain.warrant.Act.Presentation} that the server signed after it had used up the
   * device's token for it. It is answered at once; what comes of it says {@link #bundle}.
   */
  @UpdateMethod
  ActAnswer present(SignedAct act);

  /** Refuses what cannot be an act, without a trace in the history. */
  @UpdateValidatorMethod(updateName = "present")
  void checkPresent(SignedAct act);

  /**
   * Says that the device's certificate may have got a session, so that the run looks. Needs no
   * signature: it is believed in nothing, and heeded a few times only.
   */
  @SignalMethod
  void certificateSeen();

  /** What the consumer gets, once the certificate is issued. */
  @QueryMethod
  BundleView bundle();
}
