package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.StsException;

/** What hangs on a role decides what its sessions may do, from the next call on. */
class IamTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

  private AwsTwin twin;
  private Clients clients;
  private IamClient admin;
  private AwsCredentials caller;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start(InstantSource.fixed(NOW));
    clients = new Clients(twin);
    AwsCredentials root = clients.root();
    admin = clients.iam(root);
    caller = clients.user(root, "caller", policy("Allow", "*"));
    admin.createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private boolean sessionMayRead(AwsCredentials session) {
    try {
      clients.iam(session).getRole(r -> r.roleName("R"));
      return true;
    } catch (IamException refused) {
      assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
      return false;
    }
  }

  private String created(String name, String document) {
    return admin.createPolicy(r -> r.policyName(name).policyDocument(document)).policy().arn();
  }

  @Test
  void aManagedPolicyAllowsFromTheMomentItIsAttached() {
    AwsCredentials session = clients.assumed(caller, "R");
    assertEquals(false, sessionMayRead(session));
    String arn = created("reads", policy("Allow", "iam:Get*"));
    admin.attachRolePolicy(r -> r.roleName("R").policyArn(arn));
    assertTrue(sessionMayRead(session));
    admin.detachRolePolicy(r -> r.roleName("R").policyArn(arn));
    assertEquals(false, sessionMayRead(session));
  }

  @Test
  void aNewDefaultVersionActsOnSessionsThatAreOut() {
    String arn = created("reads", policy("Allow", "iam:Get*"));
    admin.attachRolePolicy(r -> r.roleName("R").policyArn(arn));
    AwsCredentials session = clients.assumed(caller, "R");
    assertTrue(sessionMayRead(session));
    admin.createPolicyVersion(
        r -> r.policyArn(arn).policyDocument(policy("Deny", "iam:*")).setAsDefault(true));
    assertEquals(false, sessionMayRead(session));
    admin.setDefaultPolicyVersion(r -> r.policyArn(arn).versionId("v1"));
    assertTrue(sessionMayRead(session));
  }

  @Test
  void aBoundaryLimitsWhatThePoliciesAllow() {
    admin.attachRolePolicy(r -> r.roleName("R").policyArn(ADMINISTRATOR));
    AwsCredentials session = clients.assumed(caller, "R");
    assertTrue(sessionMayRead(session));
    String bound = created("bound", policy("Allow", "rolesanywhere:*"));
    admin.putRolePermissionsBoundary(r -> r.roleName("R").permissionsBoundary(bound));
    IamException refused =
        assertThrows(IamException.class, () -> clients.iam(session).getRole(r -> r.roleName("R")));
    assertTrue(refused.toString().contains("no permissions boundary allows"));
    assertEquals(
        bound,
        admin.getRole(r -> r.roleName("R")).role().permissionsBoundary().permissionsBoundaryArn());
    admin.deleteRolePermissionsBoundary(r -> r.roleName("R"));
    assertTrue(sessionMayRead(session));
  }

  @Test
  void whoeverMayOnlyCreateBoundedRolesCannotCreateOthers() {
    String bound = created("bound", policy("Allow", "s3:*"));
    AwsCredentials creator =
        clients.user(
            clients.root(),
            "creator",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:CreateRole",\
            "Resource":"*","Condition":{"StringEquals":{"iam:PermissionsBoundary":"%s"}}}]}\
            """
                .formatted(bound));
    assertThrows(
        IamException.class,
        () ->
            clients
                .iam(creator)
                .createRole(r -> r.roleName("free").assumeRolePolicyDocument(TRUST)));
    clients
        .iam(creator)
        .createRole(
            r -> r.roleName("bounded").assumeRolePolicyDocument(TRUST).permissionsBoundary(bound));
    assertThrows(
        IamException.class,
        () ->
            clients
                .iam(creator)
                .createRole(r ->
                    r.roleName("tagged")
                        .assumeRolePolicyDocument(TRUST)
                        .permissionsBoundary(bound)
                        .tags(Tag.builder().key("a").value("b").build())),
        "tags at creation want iam:TagRole too");
  }

  @Test
  void managedSessionPoliciesLimitASession() {
    admin.attachRolePolicy(r -> r.roleName("R").policyArn(ADMINISTRATOR));
    String reads = created("reads", policy("Allow", "iam:Get*"));
    AwsCredentials session =
        clients.assumed(
            caller, "R", r -> r.policyArns(PolicyDescriptorType.builder().arn(reads).build()));
    assertTrue(sessionMayRead(session));
    assertThrows(IamException.class, () -> clients.iam(session).listRoles());
  }

  @Test
  void whatIsStillUsedCannotBeDeleted() {
    String arn = created("reads", policy("Allow", "iam:Get*"));
    admin.attachRolePolicy(r -> r.roleName("R").policyArn(arn));
    assertThrows(DeleteConflictException.class, () -> admin.deletePolicy(r -> r.policyArn(arn)));
    assertThrows(DeleteConflictException.class, () -> admin.deleteRole(r -> r.roleName("R")));
    assertEquals(1, admin.getPolicy(r -> r.policyArn(arn)).policy().attachmentCount());
    assertEquals(
        "R",
        admin.listEntitiesForPolicy(r -> r.policyArn(arn)).policyRoles().getFirst().roleName());
    admin.detachRolePolicy(r -> r.roleName("R").policyArn(arn));
    admin.deletePolicy(r -> r.policyArn(arn));
    admin.deleteRole(r -> r.roleName("R"));
    assertThrows(NoSuchEntityException.class, () -> admin.getRole(r -> r.roleName("R")));
  }

  @Test
  void sessionsOfADeletedRoleAreNobodys() {
    AwsCredentials session = clients.assumed(caller, "R");
    admin.deleteRole(r -> r.roleName("R"));
    admin.createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    IamException refused =
        assertThrows(IamException.class, () -> clients.iam(session).getRole(r -> r.roleName("R")));
    assertEquals("InvalidClientTokenId", refused.awsErrorDetails().errorCode());
  }

  @Test
  void anInactiveKeyIsNotTaken() {
    var key = admin.listAccessKeys(r -> r.userName("caller")).accessKeyMetadata().getFirst();
    admin.updateAccessKey(
        r -> r.userName("caller").accessKeyId(key.accessKeyId()).status("Inactive"));
    assertThrows(StsException.class, () -> clients.sts(caller).getCallerIdentity());
    admin.updateAccessKey(
        r -> r.userName("caller").accessKeyId(key.accessKeyId()).status("Active"));
    assertEquals(Clients.ACCOUNT, clients.sts(caller).getCallerIdentity().account());
  }

  @Test
  void aPolicyHasFiveVersionsAtMostAndKeepsTheOneInForce() {
    String arn = created("v", policy("Allow", "iam:Get*"));
    for (int i = 0; i < 4; i++) {
      admin.createPolicyVersion(r -> r.policyArn(arn).policyDocument(policy("Allow", "iam:List*")));
    }
    assertThrows(
        LimitExceededException.class,
        () ->
            admin.createPolicyVersion(
                r -> r.policyArn(arn).policyDocument(policy("Allow", "iam:List*"))));
    assertThrows(
        DeleteConflictException.class,
        () -> admin.deletePolicyVersion(r -> r.policyArn(arn).versionId("v1")));
    admin.deletePolicyVersion(r -> r.policyArn(arn).versionId("v5"));
    assertEquals(4, admin.listPolicyVersions(r -> r.policyArn(arn)).versions().size());
  }

  @Test
  void namesAreTakenOnceAndAwsOwnPoliciesAreNotOurs() {
    created("p", policy("Allow", "s3:*"));
    assertThrows(EntityAlreadyExistsException.class, () -> created("p", policy("Allow", "s3:*")));
    assertThrows(
        EntityAlreadyExistsException.class,
        () -> admin.createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST)));
    assertThrows(IamException.class, () -> admin.deletePolicy(r -> r.policyArn(ADMINISTRATOR)));
  }

  @Test
  void tagsReadBackAndListsComeInPages() {
    admin.tagRole(r -> r.roleName("R").tags(Tag.builder().key("Env").value("prod").build()));
    admin.tagRole(r -> r.roleName("R").tags(Tag.builder().key("env").value("test").build()));
    assertEquals(
        "env=test",
        admin.listRoleTags(r -> r.roleName("R")).tags().stream()
            .map(tag -> tag.key() + "=" + tag.value())
            .reduce("", String::concat));
    for (int i = 0; i < 4; i++) {
      String name = "S" + i;
      admin.createRole(r -> r.roleName(name).path("/s/").assumeRolePolicyDocument(TRUST));
    }
    assertEquals(5, admin.listRolesPaginator(r -> r.maxItems(2)).roles().stream().count());
    assertEquals(4, admin.listRoles(r -> r.pathPrefix("/s/")).roles().size());
  }

  @Test
  void valuesOutsideTheirShapeAreRefused() {
    assertThrows(
        IamException.class,
        () -> admin.createRole(r -> r.roleName("a b").assumeRolePolicyDocument(TRUST)));
    assertThrows(
        IamException.class,
        () ->
            admin.createRole(
                r -> r.roleName("short").assumeRolePolicyDocument(TRUST).maxSessionDuration(900)));
    assertThrows(
        NoSuchEntityException.class,
        () ->
            admin.putRolePermissionsBoundary(
                r -> r.roleName("R").permissionsBoundary("arn:aws:iam::111122223333:policy/none")));
  }
}
