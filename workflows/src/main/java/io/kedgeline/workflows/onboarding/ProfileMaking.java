package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.port.IssuingActs;
import io.kedgeline.workflows.port.ProvisioningActs;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;

/** Makes the profile: role, profile, enabled, proved, registered. */
final class ProfileMaking {

  private final ProvisioningActs acts =
      Workflow.newActivityStub(
          ProvisioningActs.class, TaskQueues.on(TaskQueues.PROVISION, Retries.opening()));
  private final IssuingActs issuing =
      Workflow.newActivityStub(
          IssuingActs.class, TaskQueues.on(TaskQueues.ISSUE, Retries.issuing()));

  void make(MakingSteps steps) {
    steps.take(Operation.CREATE_ROLE, acts::createRole);
    steps.take(Operation.CREATE_PROFILE, acts::createProfile);
    steps.take(Operation.ENABLE_PROFILE, acts::enableProfile);
    steps.prove(Operation.PROVE_ADMISSION, issuing::proveAdmission);
    steps.register(Operation.REGISTER_PROFILE, acts::registerProfile);
  }
}
