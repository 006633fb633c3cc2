package io.kedgeline.workflows.authority;

import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.onboarding.MakingSteps;
import io.kedgeline.workflows.port.AuthorityActs;
import io.kedgeline.workflows.port.AuthorityProofs;
import io.kedgeline.workflows.port.CanaryActs;
import io.kedgeline.workflows.port.Retries;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;

/**
 * Makes the authority: bucket, authority, list, anchor, canary, enabled, proved, put to rest where
 * that is planned, registered. The list comes before the anchor, so that no anchor is ever enabled
 * without one.
 */
final class AuthorityMaking {

  private final AuthorityActs acts = pki(Retries.opening());
  private final AuthorityActs signing = pki(Retries.issuing());
  private final AuthorityProofs publishing = issue(Retries.publishing());
  private final CanaryActs canary =
      Workflow.newActivityStub(
          CanaryActs.class, TaskQueues.on(TaskQueues.PROVISION, Retries.opening()));
  private final AuthorityProofs proofs = issue(Retries.issuing());

  void make(MakingSteps steps) {
    steps.take(Operation.CREATE_BUCKET, acts::createBucket);
    steps.take(Operation.CREATE_AUTHORITY, signing::createAuthority);
    steps.take(Operation.PUBLISH_REVOCATION_LIST, publishing::publishRevocationList);
    steps.take(Operation.PREPARE_ANCHOR, acts::prepareAnchor);
    steps.take(Operation.CREATE_CANARY, canary::createCanary);
    steps.take(Operation.ENABLE_ANCHOR, acts::enableAnchor);
    steps.prove(Operation.PROVE_AUTHORITY, proofs::proveAuthority);
    if (steps.plans(Operation.REST_ANCHOR)) {
      steps.take(Operation.REST_ANCHOR, acts::restAnchor);
      steps.prove(Operation.PROVE_REST, proofs::proveRest);
    }
    steps.register(Operation.REGISTER_AUTHORITY, acts::registerAuthority);
  }

  private static AuthorityActs pki(ActivityOptions options) {
    return Workflow.newActivityStub(AuthorityActs.class, TaskQueues.on(TaskQueues.PKI, options));
  }

  private static AuthorityProofs issue(ActivityOptions options) {
    return Workflow.newActivityStub(
        AuthorityProofs.class, TaskQueues.on(TaskQueues.ISSUE, options));
  }
}
