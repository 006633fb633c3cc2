package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.ACCOUNT;
import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.aws.faults.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.Email;
import software.amazon.awssdk.services.identitystore.model.ExternalId;
import software.amazon.awssdk.services.identitystore.model.Filter;
import software.amazon.awssdk.services.identitystore.model.Group;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;
import software.amazon.awssdk.services.identitystore.model.GroupMembershipExistenceResult;
import software.amazon.awssdk.services.identitystore.model.IdentitystoreException;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.MemberId;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;
import software.amazon.awssdk.services.identitystore.model.User;
import software.amazon.awssdk.services.identitystore.model.UserStatus;
import software.amazon.awssdk.services.identitystore.model.ValidationException;

/** Identity Center's directory as the real AWS SDK meets it. */
class IdentityStoreTest {

  private static final Region REGION = Region.EU_CENTRAL_1;
  private static final String UNKNOWN = "1234567890-11111111-2222-3333-4444-555555555555";
  private static final String ISSUER = "https://login.example";

  private AwsTwin twin;
  private Clients clients;
  private AwsCredentials root;
  private IdentityCenter center;
  private IdentitystoreClient store;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start(InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z")));
    clients = new Clients(twin);
    root = clients.root();
    center = twin.levers().identityCenter(ACCOUNT, REGION.id());
    store = clients.identities(root, REGION);
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private User described(String user) {
    var answer = store.describeUser(r -> r.identityStoreId(center.id()).userId(user));
    return store.listUsers(r -> r.identityStoreId(center.id())).users().stream()
        .filter(one -> one.userId().equals(answer.userId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aUserIsToldWithAccountsAndAddresses() {
    String maya =
        center.add(
            DirectoryUser.named("maya")
                .called("Maya M.")
                .at("maya@company.example")
                .at("m@company.example")
                .knownTo(ISSUER, "00u1"));
    User told = described(maya);
    assertEquals("maya", told.userName());
    assertEquals("Maya M.", told.displayName());
    assertEquals(UserStatus.ENABLED, told.userStatus());
    assertEquals(
        List.of("maya@company.example true", "m@company.example false"),
        told.emails().stream().map(email -> email.value() + " " + email.primary()).toList());
    assertEquals(
        List.of(ExternalId.builder().issuer(ISSUER).id("00u1").build()), told.externalIds());
    assertEquals(center.id(), told.identityStoreId());
  }

  @Test
  void allButTheIdsMayBeAbsent() {
    User told = described(center.add(DirectoryUser.nameless()));
    assertNull(told.userName());
    assertNull(told.displayName());
    assertNull(told.userStatus());
    assertEquals(List.<Email>of(), told.emails());
    String group = center.addNamelessGroup();
    assertNull(
        store.describeGroup(r -> r.identityStoreId(center.id()).groupId(group)).displayName());
  }

  @Test
  void aStatusChangesAndMayBeOneThatTheSdkDoesNotKnow() {
    String maya = center.add(DirectoryUser.named("maya"));
    center.disable(maya);
    assertEquals(UserStatus.DISABLED, described(maya).userStatus());
    center.enable(maya);
    assertEquals(UserStatus.ENABLED, described(maya).userStatus());
    center.put(maya, DirectoryUser.named("maya").inState("PAUSED"));
    assertEquals(UserStatus.UNKNOWN_TO_SDK_VERSION, described(maya).userStatus());
    center.put(maya, DirectoryUser.named("maya").withoutStatus());
    assertNull(described(maya).userStatus());
  }

  @Test
  void pagesFollowEachOtherAndAreNotMovedByWhoGoesMeanwhile() {
    Set<String> all =
        IntStream.rangeClosed(1, 250)
            .mapToObj(n -> center.add(DirectoryUser.named("user" + n)))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> found = new ArrayList<>();
    store
        .listUsersPaginator(r -> r.identityStoreId(center.id()))
        .users()
        .forEach(user -> found.add(user.userId()));
    assertEquals(List.copyOf(all), found);
    ListUsersResponse first = store.listUsers(r -> r.identityStoreId(center.id()).maxResults(2));
    center.deleteUser(first.users().get(1).userId());
    ListUsersResponse second =
        store.listUsers(
            r -> r.identityStoreId(center.id()).maxResults(1).nextToken(first.nextToken()));
    assertEquals(List.copyOf(all).get(2), second.users().getFirst().userId());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101, -1})
  void aPageOfAnotherSizeIsRefused(int size) {
    assertThrows(
        ValidationException.class,
        () -> store.listUsers(r -> r.identityStoreId(center.id()).maxResults(size)));
  }

  @Test
  void oneFilterByNameIsTaken() {
    center.add(DirectoryUser.named("maya"));
    String omar = center.add(DirectoryUser.named("omar"));
    assertEquals(List.of(omar), filtered("UserName", "omar"));
    assertThrows(ValidationException.class, () -> filtered("UserStatus", "ENABLED"));
  }

  @SuppressWarnings("deprecation") // AWS advises against it, and takes it
  private List<String> filtered(String attribute, String value) {
    Filter filter = Filter.builder().attributePath(attribute).attributeValue(value).build();
    return store.listUsers(r -> r.identityStoreId(center.id()).filters(filter)).users().stream()
        .map(User::userId)
        .toList();
  }

  @Test
  void aUserIsFoundByAccountNameOrAddress() {
    String maya =
        center.add(DirectoryUser.named("maya").at("maya@company.example").knownTo(ISSUER, "00u1"));
    assertEquals(
        maya,
        store
            .getUserId(r ->
                r.identityStoreId(center.id())
                    .alternateIdentifier(a -> a.externalId(e -> e.issuer(ISSUER).id("00u1"))))
            .userId());
    for (String[] attribute :
        new String[][] {{"userName", "maya"}, {"emails.value", "maya@company.example"}}) {
      assertEquals(
          maya,
          store
              .getUserId(r ->
                  r.identityStoreId(center.id())
                      .alternateIdentifier(a ->
                          a.uniqueAttribute(u ->
                              u.attributePath(attribute[0])
                                  .attributeValue(Document.fromString(attribute[1])))))
              .userId());
    }
    assertThrows(
        ResourceNotFoundException.class,
        () ->
            store.getUserId(r ->
                r.identityStoreId(center.id())
                    .alternateIdentifier(a -> a.externalId(e -> e.issuer(ISSUER).id("00u2")))));
  }

  @Test
  void membershipsAreToldFromBothSides() {
    String maya = center.add(DirectoryUser.named("maya"));
    String omar = center.add(DirectoryUser.named("omar"));
    String leads = center.addGroup("security-leads");
    String others = center.addGroup("others");
    center.join(leads, maya);
    center.join(leads, omar);
    center.join(others, maya);
    center.leave(leads, omar);
    assertEquals(List.of(maya), members(leads));
    assertEquals(
        Set.of(leads, others),
        store
            .listGroupMembershipsForMember(
                r -> r.identityStoreId(center.id()).memberId(MemberId.fromUserId(maya)))
            .groupMemberships()
            .stream()
            .map(GroupMembership::groupId)
            .collect(Collectors.toSet()));
    assertEquals(
        List.of(leads + " false", others + " false"),
        store
            .isMemberInGroups(r ->
                r.identityStoreId(center.id())
                    .memberId(MemberId.fromUserId(omar))
                    .groupIds(leads, others))
            .results()
            .stream()
            .map(result -> result.groupId() + " " + result.membershipExists())
            .toList());
    assertTrue(
        store
            .isMemberInGroups(r ->
                r.identityStoreId(center.id()).memberId(MemberId.fromUserId(maya)).groupIds(leads))
            .results()
            .stream()
            .allMatch(GroupMembershipExistenceResult::membershipExists));
    center.deleteUser(maya);
    assertEquals(List.of(), members(leads));
  }

  private List<String> members(String group) {
    return store
        .listGroupMembershipsPaginator(r -> r.identityStoreId(center.id()).groupId(group))
        .groupMemberships()
        .stream()
        .map(membership -> membership.memberId().userId())
        .toList();
  }

  @Test
  void aMemberThatIsNoUserIsToldAsOneThatTheSdkDoesNotKnow() {
    String leads = center.addGroup("security-leads");
    center.joinAs(leads, "GroupId", center.addGroup("others"));
    MemberId member =
        store
            .listGroupMemberships(r -> r.identityStoreId(center.id()).groupId(leads))
            .groupMemberships()
            .getFirst()
            .memberId();
    assertEquals(MemberId.Type.UNKNOWN_TO_SDK_VERSION, member.type());
  }

  @Test
  void whatThereIsNoneOfIsNamed() {
    ResourceNotFoundException user =
        assertThrows(
            ResourceNotFoundException.class,
            () -> store.describeUser(r -> r.identityStoreId(center.id()).userId(UNKNOWN)));
    assertEquals(ResourceType.USER, user.resourceType());
    assertEquals(UNKNOWN, user.resourceId());
    assertEquals(400, user.statusCode());
    ResourceNotFoundException group =
        assertThrows(
            ResourceNotFoundException.class,
            () -> store.listGroupMemberships(r -> r.identityStoreId(center.id()).groupId(UNKNOWN)));
    assertEquals(ResourceType.GROUP, group.resourceType());
    ResourceNotFoundException none =
        assertThrows(
            ResourceNotFoundException.class,
            () -> store.listUsers(r -> r.identityStoreId("d-0000000000")));
    assertEquals(ResourceType.IDENTITY_STORE, none.resourceType());
    assertThrows(
        ValidationException.class, () -> store.listUsers(r -> r.identityStoreId("nonsense")));
  }

  @Test
  void aStoreIsOfOneAccountAndOneRegion() {
    assertThrows(
        ResourceNotFoundException.class,
        () ->
            clients
                .identities(root, Region.US_EAST_1)
                .listUsers(r -> r.identityStoreId(center.id())));
    AccountKeys other = twin.createAccount("444455556666");
    IdentitystoreClient theirs =
        clients.identities(
            AwsBasicCredentials.create(other.accessKeyId(), other.secretAccessKey()), REGION);
    assertThrows(
        ResourceNotFoundException.class,
        () -> theirs.listUsers(r -> r.identityStoreId(center.id())));
  }

  @Test
  void whoeverMayListUsersMayNotListGroups() {
    IdentitystoreClient user =
        clients.identities(
            clients.user(root, "u", policy("Allow", "identitystore:ListUsers")), REGION);
    assertEquals(List.of(), user.listUsers(r -> r.identityStoreId(center.id())).users());
    AccessDeniedException refused =
        assertThrows(
            AccessDeniedException.class,
            () -> user.listGroups(r -> r.identityStoreId(center.id())));
    assertTrue(refused.toString().contains("identitystore:ListGroups"), refused.toString());
    assertEquals(400, refused.statusCode());
  }

  @Test
  void aPolicyNamesTheStoreAndWhatIsRead() {
    String both =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"identitystore:List*",\
        "Resource":["arn:aws:identitystore::%s:identitystore/%s","arn:aws:identitystore:::user/*"]}]}\
        """
            .formatted(ACCOUNT, center.id());
    IdentitystoreClient reader = clients.identities(clients.user(root, "r", both), REGION);
    assertEquals(List.of(), reader.listUsers(r -> r.identityStoreId(center.id())).users());
    assertThrows(
        AccessDeniedException.class, () -> reader.listGroups(r -> r.identityStoreId(center.id())));
    assertThrows(
        AccessDeniedException.class,
        () -> reader.listUsers(r -> r.identityStoreId("d-0000000000")));
  }

  @Test
  void whatComesTooFastIsRefusedWithAStatusThatTheSdkKnows() {
    twin.levers().faults().add(Fault.throttle("identitystore", "ListUsers"));
    ThrottlingException refused =
        assertThrows(
            ThrottlingException.class, () -> store.listUsers(r -> r.identityStoreId(center.id())));
    assertEquals(400, refused.statusCode());
    twin.levers().faults().clear();
    twin.levers().faults().add(Fault.throttle("identitystore", "ListUsers").times(2));
    assertEquals(List.<User>of(), store.listUsers(r -> r.identityStoreId(center.id())).users());
  }

  @Test
  void anotherSecretOrAnUnknownOperationIsRefused() {
    IdentitystoreClient wrong =
        clients.identities(AwsBasicCredentials.create(root.accessKeyId(), "wrong"), REGION);
    IdentitystoreException refused =
        assertThrows(
            IdentitystoreException.class,
            () -> wrong.listUsers(r -> r.identityStoreId(center.id())));
    assertEquals("InvalidSignatureException", refused.awsErrorDetails().errorCode());
    IdentitystoreException none =
        assertThrows(
            IdentitystoreException.class,
            () -> store.createUser(r -> r.identityStoreId(center.id()).userName("u")));
    assertEquals("UnknownOperationException", none.awsErrorDetails().errorCode());
  }

  @Test
  void theDirectorySurvivesTheTwinsEndAndAReset(@TempDir Path folder) throws IOException {
    TwinSettings kept = TwinSettings.usual().keptIn(folder);
    InstantSource clock = InstantSource.fixed(Instant.now());
    AwsCredentials keys;
    String id;
    try (AwsTwin first = AwsTwin.start(clock, kept)) {
      keys = new Clients(first).root();
      IdentityCenter directory = first.levers().identityCenter(ACCOUNT, REGION.id());
      id = directory.id();
      directory.join(
          directory.addGroup("leads"),
          directory.add(DirectoryUser.named("maya").at("m@a.example")));
      first.levers().begin();
      directory.add(DirectoryUser.named("omar"));
    }
    try (AwsTwin second = AwsTwin.start(clock, kept)) {
      IdentitystoreClient client = new Clients(second).identities(keys, REGION);
      assertEquals(2, client.listUsers(r -> r.identityStoreId(id)).users().size());
      assertEquals(id, second.levers().identityCenter(ACCOUNT, REGION.id()).id());
      second.levers().reset();
      List<Group> groups = client.listGroups(r -> r.identityStoreId(id)).groups();
      assertEquals(
          1,
          client
              .listGroupMemberships(r -> r.identityStoreId(id).groupId(groups.getFirst().groupId()))
              .groupMemberships()
              .size());
      assertEquals(1, client.listUsers(r -> r.identityStoreId(id)).users().size());
    }
  }
}
