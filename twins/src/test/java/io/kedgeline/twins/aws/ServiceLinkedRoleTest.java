package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeletionTaskStatusType;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.UnmodifiableEntityException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * A role that is linked to a service escapes an organisation's policies, so nobody makes one up.
 */
class ServiceLinkedRoleTest {

  private static final String NAME = "AWSServiceRoleForRolesAnywhere";
  private static final String SERVICE = "rolesanywhere.amazonaws.com";

  private AwsTwin twin;
  private Clients clients;
  private AwsCredentials root;
  private IamClient iam;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start(InstantSource.system());
    clients = new Clients(twin);
    root = clients.root();
    iam = clients.iam(root);
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void itIsMadeOnceAndDeletedByItsOwnOperation() {
    assertEquals(
        "arn:aws:iam::" + Clients.ACCOUNT + ":role/aws-service-role/" + SERVICE + "/" + NAME,
        iam.createServiceLinkedRole(r -> r.awsServiceName(SERVICE)).role().arn());
    assertThrows(
        InvalidInputException.class,
        () -> iam.createServiceLinkedRole(r -> r.awsServiceName(SERVICE)));
    String task = iam.deleteServiceLinkedRole(r -> r.roleName(NAME)).deletionTaskId();
    assertEquals(
        DeletionTaskStatusType.SUCCEEDED,
        iam.getServiceLinkedRoleDeletionStatus(r -> r.deletionTaskId(task)).status());
    assertThrows(NoSuchEntityException.class, () -> iam.getRole(r -> r.roleName(NAME)));
  }

  @Test
  void noAccountChangesIt() {
    iam.createServiceLinkedRole(r -> r.awsServiceName(SERVICE));
    assertThrows(
        UnmodifiableEntityException.class,
        () ->
            iam.putRolePolicy(
                r -> r.roleName(NAME).policyName("p").policyDocument(policy("Allow", "*"))));
    assertThrows(
        UnmodifiableEntityException.class,
        () -> iam.updateAssumeRolePolicy(r -> r.roleName(NAME).policyDocument(TRUST)));
    assertThrows(UnmodifiableEntityException.class, () -> iam.deleteRole(r -> r.roleName(NAME)));
    AwsCredentials user = clients.user(root, "u", policy("Allow", "*"));
    assertThrows(
        StsException.class,
        () -> clients.assumed(user, "aws-service-role/" + SERVICE + "/" + NAME));
  }

  @Test
  void noOtherRoleStandsUnderItsPath() {
    assertThrows(
        InvalidInputException.class,
        () ->
            iam.createRole(r ->
                r.roleName("R")
                    .path("/aws-service-role/" + SERVICE + "/")
                    .assumeRolePolicyDocument(TRUST)));
  }
}
