package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static io.kedgeline.twins.aws.OrganizationWorld.DENY_ALL;
import static io.kedgeline.twins.aws.OrganizationWorld.MANAGEMENT;
import static io.kedgeline.twins.aws.OrganizationWorld.MEMBER;
import static io.kedgeline.twins.aws.OrganizationWorld.SIBLING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;

/** Whom service control policies bind, asked by calls over the wire. */
class ServiceControlTest {

  private OrganizationWorld world;

  @BeforeEach
  void start() throws IOException {
    world = new OrganizationWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private IamClient iam(AwsCredentials credentials) {
    return world.clients.iam(credentials);
  }

  private void assertRefused(AwsCredentials credentials) {
    IamException refused =
        assertThrows(IamException.class, () -> iam(credentials).listRoles().roles());
    assertTrue(
        String.valueOf(refused.getMessage())
            .contains("with an explicit deny in a service control policy"),
        refused.getMessage());
  }

  private void assertTaken(AwsCredentials credentials) {
    assertEquals(200, iam(credentials).listRoles().sdkHttpResponse().statusCode());
  }

  @Test
  void aDenialBindsUsersSessionsAndTheRootUserOfAMember() {
    iam(world.administrator(MEMBER))
        .createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    iam(world.administrator(MEMBER))
        .putRolePolicy(r -> r.roleName("R").policyName("own").policyDocument(policy("Allow", "*")));
    AwsCredentials session = world.session("R");
    assertTaken(session);
    world.attach(world.control("freeze", policy("Deny", "iam:*")), MEMBER);
    assertRefused(session);
    assertRefused(world.administrator(MEMBER));
    assertRefused(world.root());
    assertTaken(world.administrator(SIBLING));
    assertTrue(world.clients.sts(session).getCallerIdentity().arn().endsWith("/R/session"));
  }

  /** E12 of the decision table: a denial of everything on the root. */
  @Test
  void theManagementAccountIsBoundByNone() {
    world.attach(world.control("freeze", DENY_ALL), world.keys.root());
    world.attach(world.control("own", DENY_ALL), MANAGEMENT);
    assertTaken(world.administrator(MANAGEMENT));
    assertTaken(OrganizationWorld.credentials(world.keys.management()));
    assertRefused(world.administrator(MEMBER));
  }

  @Test
  void everyLevelFromTheRootDownMustAllow() {
    String unit = world.unitWith(MEMBER);
    String onlyRead = world.control("only-lists", policy("Allow", "iam:List*"));
    world.attach(onlyRead, unit);
    world.organizations.detachPolicy(r -> r.policyId("p-FullAWSAccess").targetId(unit));
    assertTaken(world.administrator(MEMBER));
    assertThrows(
        IamException.class,
        () -> iam(world.administrator(MEMBER)).createUser(r -> r.userName("u")));
    world.organizations.updatePolicy(r -> r.policyId(onlyRead).content(policy("Allow", "s3:*")));
    assertRefused(world.administrator(MEMBER));
    world.organizations.moveAccount(
        r -> r.accountId(MEMBER).sourceParentId(unit).destinationParentId(world.keys.root()));
    assertTaken(world.administrator(MEMBER));
  }
}
