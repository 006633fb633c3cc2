package io.kedgeline.activities.aws;

import io.kedgeline.domain.resource.RoleArn;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * Takes something from a role, unless somebody has deleted the role: its sessions are dead then.
 * AWS judges a call about a role that it has not by the name alone, so a policy for the role's path
 * denies what would find nothing.
 */
final class UnlessGone {

  private final AwsClients clients;
  private final RoleArn role;

  UnlessGone(AwsClients clients, RoleArn role) {
    this.clients = clients;
    this.role = role;
  }

  void make(Runnable deed) {
    try {
      deed.run();
    } catch (AwsServiceException refused) {
      if (!(refused instanceof NoSuchEntityException || AwsFailures.denied(refused)) || stands()) {
        throw refused;
      }
    }
  }

  private boolean stands() {
    try {
      clients.iam().getRole(r -> r.roleName(role.name()));
      return true;
    } catch (NoSuchEntityException gone) {
      return false;
    }
  }
}
