package io.kedgeline.workflows.enrollment;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * RB-03: has a certificate issued for a consumer's device, and keeps it when it is used. People
 * speak to it through {@link io.kedgeline.workflows.governed.GovernedRun}, and the server for the
 * device through {@link EnrollmentRun}.
 */
@WorkflowInterface
public interface ConsumerEnrollment {

  /** Runs the enrollment from request to seal. */
  @WorkflowMethod
  EnrollmentOutcome run(EnrollmentStart start);
}
