package io.kedgeline.activities.aws;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;

/**
 * Clients of one session.
 *
 * @param rolesAnywhere of the session's Region
 * @param iam which is global
 */
public record AwsClients(RolesAnywhereClient rolesAnywhere, IamClient iam)
    implements AutoCloseable {

  @Override
  public void close() {
    rolesAnywhere.close();
    iam.close();
  }
}
