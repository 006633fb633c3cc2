package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.ACCOUNT;
import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** What CloudTrail tells of a call. */
class CloudTrailEventsTest {

  private final CertificateWorld world = new CertificateWorld();
  private final Clients clients = new Clients(world.twin);

  CloudTrailEventsTest() throws IOException {}

  @AfterEach
  void stop() {
    world.close();
  }

  private List<Event> events(AwsCredentials reader, Region region, String name) {
    LookupAttribute named =
        LookupAttribute.builder()
            .attributeKey(LookupAttributeKey.EVENT_NAME)
            .attributeValue(name)
            .build();
    return clients.cloudTrail(reader, region).lookupEvents(r -> r.lookupAttributes(named)).events();
  }

  private JsonNode event(Region region, String name) throws JsonProcessingException {
    List<Event> found = events(world.root, region, name);
    assertEquals(1, found.size(), name);
    return new ObjectMapper().readTree(found.get(0).cloudTrailEvent());
  }

  @Test
  void anEventTellsWhatWasAskedAndWhatCameOfIt() throws JsonProcessingException {
    String request = world.iam.createUser(r -> r.userName("ann")).responseMetadata().requestId();
    JsonNode event = event(Region.US_EAST_1, "CreateUser");
    assertEquals("iam.amazonaws.com", event.path("eventSource").asText());
    assertEquals("us-east-1", event.path("awsRegion").asText());
    assertEquals(request, event.path("requestID").asText());
    assertEquals(ACCOUNT, event.path("recipientAccountId").asText());
    assertFalse(event.path("readOnly").asBoolean(true));
    assertEquals("ann", event.path("requestParameters").path("userName").asText());
    assertEquals(
        "arn:aws:iam::111122223333:user/ann",
        event.path("responseElements").path("user").path("arn").asText());
  }

  @Test
  void aSessionIsToldWithItsRoleAndItsSourceIdentity() throws JsonProcessingException {
    world.iam.createRole(r -> r.roleName("ops").assumeRolePolicyDocument(TRUST));
    world.iam.putRolePolicy(
        r -> r.roleName("ops").policyName("p").policyDocument(policy("Allow", "iam:*")));
    AwsCredentials user = clients.user(world.root, "u", policy("Allow", "sts:*"));
    AwsCredentials session = clients.assumed(user, "ops", r -> r.sourceIdentity("RB-06.CHG-7"));
    clients
        .iam(session)
        .tagRole(r ->
            r.roleName("ops")
                .tags(
                    software.amazon.awssdk.services.iam.model.Tag.builder()
                        .key("k")
                        .value("v")
                        .build()));
    JsonNode event = event(Region.US_EAST_1, "TagRole");
    JsonNode identity = event.path("userIdentity");
    assertEquals("AssumedRole", identity.path("type").asText());
    assertEquals(session.accessKeyId(), identity.path("accessKeyId").asText());
    assertTrue(identity.path("principalId").asText().matches("AROA[A-Z0-9]+:session"));
    JsonNode context = identity.path("sessionContext");
    assertEquals("RB-06.CHG-7", context.path("sourceIdentity").asText());
    assertEquals("ops", context.path("sessionIssuer").path("userName").asText());
    assertEquals(
        "arn:aws:iam::111122223333:role/ops", context.path("sessionIssuer").path("arn").asText());
    assertEquals(
        "{\"roleName\":\"ops\",\"tags\":[{\"key\":\"k\",\"value\":\"v\"}]}",
        event.path("requestParameters").toString());
  }

  @Test
  void whatIsNotAllowedIsToldWithoutItsParameters() throws JsonProcessingException {
    AwsCredentials nobody = clients.user(world.root, "nobody", policy("Deny", "*"));
    assertThrows(IamException.class, () -> clients.iam(nobody).deleteUser(r -> r.userName("root")));
    JsonNode event = event(Region.US_EAST_1, "DeleteUser");
    assertEquals("AccessDenied", event.path("errorCode").asText());
    assertTrue(event.path("errorMessage").asText().contains(":user/root"));
    assertTrue(event.path("requestParameters").isNull());
    assertTrue(event.path("responseElements").isNull());
  }

  @Test
  void whatFailsOtherwiseIsToldWithItsParameters() throws JsonProcessingException {
    assertThrows(IamException.class, () -> world.iam.deleteUser(r -> r.userName("missing")));
    JsonNode event = event(Region.US_EAST_1, "DeleteUser");
    assertEquals("NoSuchEntityException", event.path("errorCode").asText());
    assertEquals("missing", event.path("requestParameters").path("userName").asText());
  }

  @Test
  void theRegionalServicesEventsStandInTheirRegion() throws JsonProcessingException {
    String id = world.caller.profile().substring(world.caller.profile().indexOf('/') + 1);
    world.anywhere.disableProfile(r -> r.profileId(id));
    JsonNode event = event(Region.EU_CENTRAL_1, "DisableProfile");
    assertEquals(id, event.path("requestParameters").path("profileId").asText());
    assertFalse(event.path("responseElements").path("profile").path("enabled").asBoolean(true));
    assertEquals(List.of(), events(world.root, Region.US_EAST_1, "DisableProfile"));
  }

  @Test
  void tagsOfRolesAnywhereAreHidden() throws JsonProcessingException {
    world.anywhere.tagResource(r ->
        r.resourceArn(world.caller.profile())
            .tags(Tag.builder().key("Owner").value("Ann").build()));
    JsonNode parameters = event(Region.EU_CENTRAL_1, "TagResource").path("requestParameters");
    assertEquals(world.caller.profile(), parameters.path("resourceArn").asText());
    assertEquals(
        "HIDDEN_DUE_TO_SECURITY_REASONS", parameters.path("tags").path(0).path("value").asText());
  }

  @Test
  void namesAndAddressesOfNewAccountsAreMasked() throws JsonProcessingException {
    clients.organizations(world.root).createOrganization(r -> {});
    clients
        .organizations(world.root)
        .createAccount(r -> r.accountName("ledger").email("ledger@example.com"));
    JsonNode event = event(Region.US_EAST_1, "CreateAccount");
    assertEquals("organizations.amazonaws.com", event.path("eventSource").asText());
    assertEquals("****", event.path("requestParameters").path("accountName").asText());
    assertFalse(event.toString().contains("ledger"), event::toString);
  }

  @Test
  void aCertificatesSessionIsAnEventOfTheAnchorsAccount() throws JsonProcessingException {
    world.caller.ask(world.leaf("CN=ann"));
    JsonNode event = event(Region.EU_CENTRAL_1, "CreateSession");
    assertEquals(world.caller.role(), event.path("requestParameters").path("roleArn").asText());
    assertEquals(
        "CN=ann",
        event
            .path("responseElements")
            .path("credentialSet")
            .path(0)
            .path("sourceIdentity")
            .asText());
  }

  @Test
  void aRoleOfAnotherAccountIsAssumedInBoth() throws JsonProcessingException {
    AccountKeys other = world.twin.createAccount("444455556666");
    AwsCredentials theirs =
        AwsBasicCredentials.create(other.accessKeyId(), other.secretAccessKey());
    clients.iam(theirs).createRole(r -> r.roleName("guest").assumeRolePolicyDocument(TRUST));
    AwsCredentials user = clients.user(world.root, "u", policy("Allow", "sts:*"));
    clients
        .sts(user)
        .assumeRole(
            r -> r.roleArn("arn:aws:iam::444455556666:role/guest").roleSessionName("session"));
    JsonNode ours = event(Region.EU_CENTRAL_1, "AssumeRole");
    JsonNode seen =
        new ObjectMapper()
            .readTree(events(theirs, Region.EU_CENTRAL_1, "AssumeRole").get(0).cloudTrailEvent());
    assertEquals("IAMUser", ours.path("userIdentity").path("type").asText());
    assertEquals("AWSAccount", seen.path("userIdentity").path("type").asText());
    assertEquals(ours.path("sharedEventID"), seen.path("sharedEventID"));
    assertEquals("444455556666", seen.path("recipientAccountId").asText());
    assertEquals("AWS::IAM::Role", ours.path("resources").path(0).path("type").asText());
  }

  @Test
  void noSecretStandsInAnyEvent() {
    AwsCredentials user = clients.user(world.root, "u", policy("Allow", "*"));
    world.iam.createRole(r -> r.roleName("ops").assumeRolePolicyDocument(TRUST));
    clients.assumed(user, "ops");
    clients.sts(user).getSessionToken(r -> {});
    world.caller.ask(world.leaf("CN=ann"));
    String told =
        clients.cloudTrail(world.root, Region.US_EAST_1).lookupEvents(r -> {}).toString()
            + clients.cloudTrail(world.root, Region.EU_CENTRAL_1).lookupEvents(r -> {});
    assertTrue(told.contains("CreateAccessKey"), told);
    assertTrue(told.contains("CreateSession"), told);
    assertEquals(List.of(), world.twin.issuedSecrets().stream().filter(told::contains).toList());
  }
}
