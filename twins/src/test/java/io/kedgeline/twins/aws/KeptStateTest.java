package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.kept.DamagedStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** What AWS remembers survives the twin's end. */
class KeptStateTest {

  private static final String MEMBER = Clients.ACCOUNT;
  private static final String MANAGEMENT = "999988887777";

  private final Instant now = Instant.now();
  @TempDir private Path folder;

  private AwsTwin start() throws IOException {
    return AwsTwin.start(InstantSource.fixed(now), TwinSettings.usual().keptIn(folder));
  }

  @Test
  void everythingIsAsItWasIncludingSessions() throws IOException {
    ObjectNode before;
    AwsCredentials session;
    AwsCredentials certified;
    try (AwsTwin twin = start()) {
      Clients clients = new Clients(twin);
      twin.createOrganization(MANAGEMENT, MEMBER);
      AwsCredentials administrator = OrganizationWorld.credentials(twin.administrator(MEMBER));
      CertificateWorld world = new CertificateWorld(twin, administrator);
      furnish(clients.iam(administrator));
      bind(clients.organizations(OrganizationWorld.credentials(twin.administrator(MANAGEMENT))));
      session =
          clients.assumed(
              administrator,
              "S",
              r ->
                  r.sourceIdentity("RB-06.CHG-1")
                      .policy(policy("Allow", "iam:*"))
                      .policyArns(
                          PolicyDescriptorType.builder()
                              .arn("arn:aws:iam::" + MEMBER + ":policy/bound")
                              .build()));
      certified = world.caller.ask(world.leaf("CN=a")).credentials();
      twin.levers().advance(Duration.ofMinutes(10));
      before = twin.levers().state();
    }
    try (AwsTwin twin = start()) {
      assertEquals(before, twin.levers().state());
      assertEquals(now.plus(Duration.ofMinutes(10)).toString(), before.path("now").asText());
      Clients clients = new Clients(twin);
      assertEquals("S", clients.iam(session).getRole(r -> r.roleName("S")).role().roleName());
      assertThrows(
          IamException.class, () -> clients.iam(session).createUser(r -> r.userName("other")));
      assertTrue(clients.sts(certified).getCallerIdentity().arn().contains("assumed-role/R/"));
      twin.levers().advance(Duration.ofMinutes(50));
      assertThrows(IamException.class, () -> clients.iam(session).getRole(r -> r.roleName("S")));
    }
  }

  private static void furnish(IamClient iam) {
    String bound = "arn:aws:iam::" + MEMBER + ":policy/bound";
    iam.createPolicy(r -> r.policyName("bound").policyDocument(policy("Allow", "iam:*")));
    iam.createPolicyVersion(
        r -> r.policyArn(bound).policyDocument(policy("Allow", "iam:Get*")).setAsDefault(true));
    iam.createRole(r ->
        r.roleName("S")
            .description("kept")
            .maxSessionDuration(7200)
            .permissionsBoundary(bound)
            .assumeRolePolicyDocument(TRUST));
    iam.putRolePolicy(r -> r.roleName("S").policyName("p").policyDocument(policy("Allow", "*")));
    iam.createAccountAlias(r -> r.accountAlias("invented"));
    iam.createServiceLinkedRole(r -> r.awsServiceName("rolesanywhere.amazonaws.com"));
  }

  private static void bind(OrganizationsClient organizations) {
    String root = organizations.listRoots().roots().getFirst().id();
    String unit =
        organizations
            .createOrganizationalUnit(r -> r.parentId(root).name("unit"))
            .organizationalUnit()
            .id();
    organizations.moveAccount(
        r -> r.accountId(MEMBER).sourceParentId(root).destinationParentId(unit));
    String control =
        organizations
            .createPolicy(r ->
                r.type(PolicyType.SERVICE_CONTROL_POLICY)
                    .name("no-users")
                    .description("")
                    .content(policy("Deny", "iam:CreateUser"))
                    .tags(Tag.builder().key("owner").value("security").build()))
            .policy()
            .policySummary()
            .id();
    organizations.attachPolicy(r -> r.policyId(control).targetId(unit));
  }

  @Test
  void theBeginningIsKeptToo() throws IOException {
    AwsCredentials root;
    try (AwsTwin twin = start()) {
      root = new Clients(twin).root();
      twin.levers().begin();
      new Clients(twin).iam(root).createUser(r -> r.userName("u"));
    }
    try (AwsTwin twin = start()) {
      IamClient iam = new Clients(twin).iam(root);
      assertEquals(1, iam.listUsers().users().size());
      twin.levers().reset();
      assertEquals(0, iam.listUsers().users().size());
    }
    try (AwsTwin twin = start()) {
      assertEquals(0, new Clients(twin).iam(root).listUsers().users().size());
    }
  }

  @Test
  void onlyTheOwnerMayReadWhatIsKept() throws IOException {
    try (AwsTwin twin = start()) {
      new Clients(twin).root();
      twin.levers().begin();
    }
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(folder.resolve("aws.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"version\":2}",
        "{\"version\":1}",
        "{\"version\":1,\"clockAhead\":\"PT0S\",\"beginning\":{},\"now\":{}}"
      })
  void whatIsDamagedIsOneClearError(String content) throws IOException {
    Path file = folder.resolve("aws.json");
    Files.writeString(file, content);
    DamagedStateException damaged = assertThrows(DamagedStateException.class, this::start);
    assertTrue(
        String.valueOf(damaged.getMessage()).startsWith(file + " cannot be read: "),
        damaged.getMessage());
    assertEquals(content, Files.readString(file));
  }

  @Test
  void aPolicyThatWasDamagedIsNamed() throws IOException {
    try (AwsTwin twin = start()) {
      new Clients(twin)
          .iam(new Clients(twin).root())
          .createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    }
    Path file = folder.resolve("aws.json");
    Files.writeString(file, Files.readString(file).replace("2012-10-17", "2012-10-18"));
    DamagedStateException damaged = assertThrows(DamagedStateException.class, this::start);
    assertTrue(
        String.valueOf(damaged.getMessage()).contains("roles[0]: a policy is none"),
        damaged.getMessage());
  }

  @Test
  void aFolderIsOneTwinsAtATime() throws IOException {
    try (AwsTwin twin = start()) {
      IOException taken = assertThrows(IOException.class, this::start);
      assertTrue(String.valueOf(taken.getMessage()).endsWith("is used by another twin"));
      Clients clients = new Clients(twin);
      assertTrue(clients.iam(clients.root()).listRoles().roles().isEmpty());
    }
  }
}
