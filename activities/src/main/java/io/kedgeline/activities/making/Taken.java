package io.kedgeline.activities.making;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.RoleArn;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * Which names in an account somebody else than a run has taken.
 *
 * @param clients of the account
 * @param run the run
 */
public record Taken(AwsClients clients, RunId run) {

  /** Whether there is a role of this name that the run did not make. */
  public boolean role(RoleArn role) {
    try {
      return !RoleMaker.madeBy(clients.iam().getRole(r -> r.roleName(role.name())).role(), run);
    } catch (NoSuchEntityException missing) {
      return false;
    }
  }

  /** Whether there is a profile of this name that the run did not make. */
  public boolean profile(String name) {
    return clients.rolesAnywhere().listProfilesPaginator(r -> {}).profiles().stream()
        .filter(profile -> profile.name().equals(name))
        .anyMatch(profile -> !made(profile.profileArn()));
  }

  /** Whether there is a trust anchor of this name that the run did not make. */
  public boolean anchor(String name) {
    return clients.rolesAnywhere().listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
        .filter(anchor -> anchor.name().equals(name))
        .anyMatch(anchor -> !made(anchor.trustAnchorArn()));
  }

  private boolean made(String arn) {
    return clients.rolesAnywhere().listTagsForResource(r -> r.resourceArn(arn)).tags().stream()
        .anyMatch(tag -> tag.key().equals(RunTag.KEY) && tag.value().equals(run.sessionName()));
  }
}
