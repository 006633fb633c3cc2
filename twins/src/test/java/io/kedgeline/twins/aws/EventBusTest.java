package io.kedgeline.twins.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.aws.events.EventBus;
import io.kedgeline.twins.aws.events.EventDelivery;
import io.kedgeline.twins.pki.Issued;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** What EventBridge delivers of Roles Anywhere, and how badly. */
@Timeout(60)
class EventBusTest {

  private CertificateWorld world;
  private EventSink sink;
  private EventBus bus;

  @BeforeEach
  void start() throws IOException {
    world = new CertificateWorld();
    sink = new EventSink();
    bus = world.twin.levers().events();
    bus.deliverTo(sink.target());
  }

  @AfterEach
  void stop() {
    world.close();
    sink.close();
  }

  @Test
  void aSessionIsToldWithItsCertificatesSerialAsItsName() {
    Issued leaf = world.leaf("CN=omar");
    assertEquals("let in", world.caller.ask(leaf).message());
    bus.deliverDue();
    JsonNode event = sink.events().getFirst();
    assertEquals("aws.rolesanywhere", event.path("source").asText());
    assertEquals("AWS API Call via CloudTrail", event.path("detail-type").asText());
    assertEquals(Clients.ACCOUNT, event.path("account").asText());
    assertEquals("eu-central-1", event.path("region").asText());
    JsonNode detail = event.path("detail");
    assertEquals("CreateSession", detail.path("eventName").asText());
    assertEquals(
        world.caller.anchor(), detail.path("requestParameters").path("trustAnchorArn").asText());
    String session =
        detail
            .path("responseElements")
            .path("credentialSet")
            .path(0)
            .path("assumedRoleUser")
            .path("arn")
            .asText();
    assertTrue(session.endsWith(leaf.certificate().getSerialNumber().toString(16)), session);
    world
        .twin
        .issuedSecrets()
        .forEach(secret -> assertFalse(sink.bodies().getFirst().contains(secret)));
  }

  @Test
  void whatOnlyReadsAndWhatIsOfAnotherServiceIsNotDelivered() {
    world.anywhere.listProfiles(r -> {});
    world.iam.listRoles();
    world.trustIf("{}");
    world.anywhere.tagResource(r ->
        r.resourceArn(world.caller.anchor())
            .tags(Tag.builder().key("Owner").value("someone").build()));
    bus.deliverDue();
    assertEquals(List.of("TagResource"), sink.names());
    assertFalse(sink.bodies().getFirst().contains("someone"));
    assertTrue(sink.bodies().getFirst().contains("HIDDEN_DUE_TO_SECURITY_REASONS"));
  }

  @Test
  void whatWasRefusedIsToldWithItsError() {
    world.trustIf("{\"StringEquals\":{\"aws:PrincipalTag/x509Subject/CN\":\"nobody\"}}");
    assertEquals(403, world.caller.ask(world.leaf("CN=omar")).status());
    bus.deliverDue();
    assertEquals(
        "AccessDeniedException",
        sink.events().getFirst().path("detail").path("errorCode").asText());
  }

  @Test
  void aLateEventComesWhenItsTimeHasComeByTheTwinsClock() {
    bus.deliver(EventDelivery.prompt().later(Duration.ofMinutes(10)));
    disable();
    world.twin.levers().advance(Duration.ofMinutes(9));
    assertEquals(List.of(), sink.names());
    world.twin.levers().advance(Duration.ofMinutes(1));
    assertEquals(List.of("DisableTrustAnchor"), sink.names());
  }

  @Test
  void anEventThatComesTwiceIsTheSameTwice() {
    bus.deliver(EventDelivery.prompt().twice());
    disable();
    bus.deliverDue();
    assertEquals(2, sink.bodies().size());
    assertEquals(1, new HashSet<>(sink.bodies()).size());
  }

  @Test
  void anEventThatNeverComesDoesNotComeLaterEither() {
    bus.deliver(EventDelivery.prompt().never());
    disable();
    bus.deliver(EventDelivery.prompt());
    world.twin.levers().advance(Duration.ofDays(1));
    assertEquals(List.of(), sink.names());
  }

  @Test
  void outOfOrderTheNewestComesFirst() {
    bus.deliver(EventDelivery.prompt().later(Duration.ofMinutes(10)).outOfOrder());
    disable();
    world.anywhere.enableTrustAnchor(r -> r.trustAnchorId(anchorId()));
    world.twin.levers().advance(Duration.ofMinutes(10));
    assertEquals(List.of("EnableTrustAnchor", "DisableTrustAnchor"), sink.names());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 409, 429, 500, 503})
  void whatIsNotTakenInComesAgainForADay(int status) {
    sink.answers(status);
    disable();
    bus.deliverDue();
    assertEquals(1, sink.bodies().size());
    sink.answers(202);
    world.twin.levers().advance(Duration.ofMinutes(1));
    assertEquals(2, sink.bodies().size());
    assertEquals(0, bus.waiting());
    sink.answers(status);
    disable();
    world.twin.levers().advance(Duration.ofHours(25));
    assertEquals(0, bus.waiting());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 413, 415})
  void whatIsRefusedForGoodIsDropped(int status) {
    sink.answers(status);
    disable();
    bus.deliverDue();
    assertEquals(0, bus.waiting());
  }

  private void disable() {
    world.anywhere.disableTrustAnchor(r -> r.trustAnchorId(anchorId()));
  }

  private String anchorId() {
    return world.caller.anchor().substring(world.caller.anchor().indexOf('/') + 1);
  }
}
