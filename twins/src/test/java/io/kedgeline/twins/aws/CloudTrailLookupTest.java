package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.InvalidLookupAttributesException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidMaxResultsException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.iam.IamClient;

/** LookupEvents, as the real SDK asks. */
class CloudTrailLookupTest {

  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  private Instant now = START;
  private AwsTwin twin;
  private Clients clients;
  private AwsCredentials root;
  private IamClient iam;
  private CloudTrailClient trail;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start((InstantSource) () -> now);
    clients = new Clients(twin);
    root = clients.root();
    iam = clients.iam(root);
    trail = clients.cloudTrail(root, Region.US_EAST_1);
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private static LookupAttribute named(LookupAttributeKey key, String value) {
    return LookupAttribute.builder().attributeKey(key).attributeValue(value).build();
  }

  private List<String> names(Consumer<LookupEventsRequest.Builder> request) {
    return trail.lookupEvents(request).events().stream().map(Event::eventName).toList();
  }

  private void createUsers(int first, int last) {
    IntStream.rangeClosed(first, last).forEach(n -> iam.createUser(r -> r.userName("user" + n)));
  }

  private static List<String> users(LookupEventsResponse page) {
    return page.events().stream().map(event -> event.resources().get(0).resourceName()).toList();
  }

  @Test
  void pagesComeNewestFirstAndAreNotMovedByWhatArrivesMeanwhile() {
    createUsers(1, 5);
    Consumer<LookupEventsRequest.Builder> created =
        r -> r.lookupAttributes(named(LookupAttributeKey.EVENT_NAME, "CreateUser")).maxResults(3);
    LookupEventsResponse first = trail.lookupEvents(created);
    assertEquals(List.of("user5", "user4", "user3"), users(first));
    createUsers(6, 6);
    LookupEventsResponse second =
        trail.lookupEvents(r -> created.andThen(b -> b.nextToken(first.nextToken())).accept(r));
    assertEquals(List.of("user2", "user1"), users(second));
    assertEquals(null, second.nextToken());
  }

  @Test
  void aPageHoldsFiftyEventsUnlessItIsToHoldFewer() {
    createUsers(1, 51);
    assertEquals(50, trail.lookupEvents(r -> {}).events().size());
    assertThrows(InvalidMaxResultsException.class, () -> trail.lookupEvents(r -> r.maxResults(51)));
    assertThrows(InvalidMaxResultsException.class, () -> trail.lookupEvents(r -> r.maxResults(0)));
  }

  @Test
  void aTokenIsTakenWithItsOwnRequestOnly() {
    createUsers(1, 3);
    String token = trail.lookupEvents(r -> r.maxResults(2)).nextToken();
    assertThrows(
        InvalidNextTokenException.class,
        () -> trail.lookupEvents(r -> r.maxResults(1).nextToken(token)));
    assertThrows(
        InvalidNextTokenException.class, () -> trail.lookupEvents(r -> r.nextToken("nonsense")));
  }

  @ParameterizedTest
  @CsvSource({
    "EventName,CreateUser,1",
    "EventName,DeleteUser,0",
    "EventSource,iam.amazonaws.com,2",
    "ReadOnly,false,1",
    "ReadOnly,true,1",
    "ResourceName,ann,2",
    "ResourceType,AWS::IAM::User,2",
    "Username,root,2",
    "Username,ann,0"
  })
  void eventsAreLookedUpByOneAttribute(LookupAttributeKeyName key, String value, int count) {
    iam.createUser(r -> r.userName("ann"));
    iam.getUser(r -> r.userName("ann"));
    assertEquals(count, names(r -> r.lookupAttributes(named(key.key(), value))).size());
  }

  /** The SDK's own enum writes its names otherwise. */
  enum LookupAttributeKeyName {
    EventName,
    EventSource,
    ReadOnly,
    ResourceName,
    ResourceType,
    Username;

    LookupAttributeKey key() {
      return LookupAttributeKey.fromValue(name());
    }
  }

  @Test
  void eventsAreLookedUpByWhatSignedThemAndByTheirOwnId() {
    iam.createUser(r -> r.userName("ann"));
    Event event = trail.lookupEvents(r -> {}).events().get(0);
    assertEquals(
        List.of("CreateUser"),
        names(r -> r.lookupAttributes(named(LookupAttributeKey.EVENT_ID, event.eventId()))));
    assertTrue(
        names(r -> r.lookupAttributes(named(LookupAttributeKey.ACCESS_KEY_ID, root.accessKeyId())))
            .contains("CreateUser"));
  }

  @Test
  void anAttributeTooManyOrNoneThatThereIsIsRefused() {
    LookupAttribute one = named(LookupAttributeKey.EVENT_NAME, "CreateUser");
    assertThrows(
        InvalidLookupAttributesException.class,
        () -> trail.lookupEvents(r -> r.lookupAttributes(one, one)));
    assertThrows(
        InvalidLookupAttributesException.class,
        () ->
            trail.lookupEvents(
                r -> r.lookupAttributes(named(LookupAttributeKey.READ_ONLY, "perhaps"))));
  }

  @Test
  void bothEndsOfATimeRangeAreInIt() {
    createUsers(1, 1);
    now = START.plusSeconds(1);
    createUsers(2, 2);
    now = START.plusSeconds(2);
    createUsers(3, 3);
    LookupEventsResponse found =
        trail.lookupEvents(r ->
            r.startTime(START.plusSeconds(1))
                .endTime(START.plusSeconds(2))
                .lookupAttributes(named(LookupAttributeKey.EVENT_NAME, "CreateUser")));
    assertEquals(List.of("user3", "user2"), users(found));
    assertThrows(
        InvalidTimeRangeException.class,
        () -> trail.lookupEvents(r -> r.startTime(now).endTime(START)));
  }

  @Test
  void whatIs90DaysOldIsForgotten() {
    createUsers(1, 1);
    now = START.plus(Duration.ofDays(90));
    assertEquals(List.of("CreateUser"), names(r -> {}));
    now = now.plusSeconds(1);
    assertEquals(
        List.of(),
        names(r -> r.lookupAttributes(named(LookupAttributeKey.EVENT_NAME, "CreateUser"))));
  }

  @Test
  void eventsComeAsLateAsTheLeverSays() {
    twin.levers().deliveryDelay(Duration.ofMinutes(5));
    createUsers(1, 1);
    now = START.plus(Duration.ofMinutes(5)).minusSeconds(1);
    assertEquals(List.of(), names(r -> {}));
    now = START.plus(Duration.ofMinutes(5));
    assertEquals(List.of("CreateUser"), names(r -> {}));
  }

  @Test
  void aResetForgetsTheEvents() {
    twin.levers().begin();
    createUsers(1, 1);
    twin.levers().reset();
    assertEquals(List.of(), names(r -> {}));
  }

  @Test
  void whoeverMayNotLookUpEventsIsRefused() {
    AwsCredentials other = clients.user(root, "other", policy("Allow", "iam:*"));
    CloudTrailException refused =
        assertThrows(
            CloudTrailException.class,
            () -> clients.cloudTrail(other, Region.US_EAST_1).lookupEvents(r -> {}));
    assertEquals("AccessDeniedException", refused.awsErrorDetails().errorCode());
  }

  @Test
  void anAccountSeesItsOwnEventsOnly() {
    createUsers(1, 1);
    AccountKeys other = twin.createAccount("444455556666");
    AwsCredentials theirs =
        AwsBasicCredentials.create(other.accessKeyId(), other.secretAccessKey());
    assertEquals(
        List.of(), clients.cloudTrail(theirs, Region.US_EAST_1).lookupEvents(r -> {}).events());
  }

  @Test
  void withTheQuotasOnTwoLookUpsASecondAreAnswered() {
    twin.levers().throttle(true);
    trail.lookupEvents(r -> {});
    trail.lookupEvents(r -> {});
    CloudTrailException refused =
        assertThrows(CloudTrailException.class, () -> trail.lookupEvents(r -> {}));
    assertTrue(refused.isThrottlingException(), refused.toString());
    now = now.plusSeconds(1);
    trail.lookupEvents(r -> {});
  }
}
