package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.OrganizationWorld.DENY_ALL;
import static io.kedgeline.twins.aws.OrganizationWorld.MANAGEMENT;
import static io.kedgeline.twins.aws.OrganizationWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** Resource control policies bind whoever comes to a member's resources, services too. */
class ResourceControlTest {

  private static final String NO_NEW_SESSIONS =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"BlockNewIraSessions","Effect":"Deny",\
      "Principal":"*","Action":"sts:AssumeRole","Resource":"*","Condition":{"StringEquals":\
      {"aws:PrincipalServiceName":"rolesanywhere.amazonaws.com"}}}]}\
      """;
  private static final String NOBODY_SPOOFS_CERTIFICATES =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",\
      "Action":"sts:TagSession","Resource":"*","Condition":{"ForAnyValue:StringLike":\
      {"aws:TagKeys":["x509*"]},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}]}\
      """;

  private OrganizationWorld world;
  private CertificateWorld member;

  @BeforeEach
  void start() throws IOException {
    world = new OrganizationWorld();
    member = new CertificateWorld(world.twin, world.administrator(MEMBER));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private String attached(String content) {
    String policy = world.policy(PolicyType.RESOURCE_CONTROL_POLICY, "guard", content);
    world.attach(policy, world.keys.root());
    return policy;
  }

  @Test
  void noCertificateGetsInWhileTheOrganisationForbidsIt() {
    assertEquals("let in", member.caller.ask(member.leaf("CN=a")).message());
    String policy = attached(NO_NEW_SESSIONS);
    assertEquals(
        "Unable to assume role for " + member.caller.role(),
        member.caller.ask(member.leaf("CN=a")).message());
    world.organizations.detachPolicy(r -> r.policyId(policy).targetId(world.keys.root()));
    assertEquals("let in", member.caller.ask(member.leaf("CN=a")).message());
  }

  @Test
  void theManagementAccountsResourcesAreNotGuarded() {
    CertificateWorld management = new CertificateWorld(world.twin, world.administrator(MANAGEMENT));
    attached(NO_NEW_SESSIONS);
    assertEquals("let in", management.caller.ask(management.leaf("CN=a")).message());
  }

  @Test
  void aServiceControlPolicyDoesNotStopACertificate() {
    world.attach(world.control("freeze", DENY_ALL), MEMBER);
    assertEquals("let in", member.caller.ask(member.leaf("CN=a")).message());
  }

  /** T16 of the decision table. */
  @Test
  void aPersonMayNotTagASessionAsACertificateWould() {
    attached(NOBODY_SPOOFS_CERTIFICATES);
    member.iam.createRole(r ->
        r.roleName("P")
            .assumeRolePolicyDocument(TRUST.replace("SetSource", "TagSession\",\"sts:SetSource")));
    StsClient sts = world.clients.sts(world.administrator(MEMBER));
    String role = "arn:aws:iam::" + MEMBER + ":role/P";
    assertThrows(
        StsException.class,
        () ->
            sts.assumeRole(r ->
                r.roleArn(role)
                    .roleSessionName("s1")
                    .tags(Tag.builder().key("x509Subject/CN").value("a").build())));
    assertEquals(
        200,
        sts.assumeRole(r ->
                r.roleArn(role)
                    .roleSessionName("s1")
                    .tags(Tag.builder().key("team").value("a").build()))
            .sdkHttpResponse()
            .statusCode());
    assertEquals("let in", member.caller.ask(member.leaf("CN=a")).message());
  }

  @Test
  void whatAwsAttachedStays() {
    assertThrows(
        ConstraintViolationException.class,
        () ->
            world.organizations.detachPolicy(
                r -> r.policyId("p-RCPFullAWSAccess").targetId(MEMBER)));
  }
}
