package io.kedgeline.twins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.methods.SlackApiException;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackDeliveriesTest {

  private final SlackWorld world;

  SlackDeliveriesTest() throws IOException {
    world = new SlackWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void slacksOwnVerifierTakesTheSignature() throws IOException, SlackApiException {
    world.maya().click(world.card(), "approve");
    AnsweringApp.Received received = world.app.received().getLast();
    assertTrue(verified(world.twin.signingSecret(), received));
    assertFalse(verified("another", received));
    String before = world.twin.signingSecret();
    world.twin.rotateSigningSecret();
    assertNotEquals(before, world.twin.signingSecret());
  }

  private boolean verified(String secret, AnsweringApp.Received received) {
    return new SlackSignature.Verifier(new SlackSignature.Generator(secret))
        .isValid(
            received.header("X-slack-request-timestamp"),
            received.body(),
            received.header("X-slack-signature"),
            world.clock.millis());
  }

  @Test
  void aClickTellsWhoClickedWhatOnWhichMessage() throws IOException, SlackApiException {
    SlackMessage card = world.card();
    SlackDelivery delivery = world.maya().click(card, "approve");
    assertTrue(delivery.ack().acked());
    BlockActionPayload payload =
        GsonFactory.createSnakeCase()
            .fromJson(delivery.payload().toString(), BlockActionPayload.class);
    assertEquals("block_actions", payload.getType());
    assertEquals(world.twin.teamId(), payload.getTeam().getId());
    assertEquals(world.maya.id(), payload.getUser().getId());
    assertEquals(world.twin.teamId(), payload.getUser().getTeamId());
    assertEquals(world.twin.appId(), payload.getApiAppId());
    assertEquals(card.ts(), payload.getContainer().getMessageTs());
    assertEquals(world.channel.id(), payload.getChannel().getId());
    assertEquals(card.ts(), payload.getMessage().getTs());
    assertEquals(2, payload.getMessage().getBlocks().size());
    assertEquals(1, payload.getActions().size());
    assertEquals("approve", payload.getActions().getFirst().getActionId());
    assertEquals("vote", payload.getActions().getFirst().getBlockId());
    assertEquals("digest-1", payload.getActions().getFirst().getValue());
  }

  @Test
  void aClickThatIsNotAcknowledgedInTimeFailsForThePerson() throws IOException, SlackApiException {
    SlackMessage card = world.card();
    world.twin.levers().patience(Duration.ofMillis(80));
    world.app.hangs();
    SlackDelivery late = world.maya().click(card, "approve");
    assertFalse(late.ack().inTime());
    assertTrue(late.ack().took().toMillis() >= 80);
    assertEquals("This click failed: operation_timeout", world.maya().notices().getLast());
    world.twin.levers().patience(Duration.ofSeconds(3));
    world.app.answers(401, "{\"error\":\"invalid request\"}");
    assertFalse(world.maya().click(card, "approve").ack().acked());
    assertEquals("This click failed: http_401", world.maya().notices().getLast());
    world.app.answers(200, "");
    world.maya().click(card, "approve");
    assertEquals(2, world.maya().notices().size());
  }

  @Test
  void whatIsNotThereAnyMoreIsClickedOnlyByAClientThatLagsBehind()
      throws IOException, SlackApiException {
    SlackMessage seen = world.card();
    world.client.chatUpdate(m -> m.channel(seen.channel()).ts(seen.ts()).text("Approved"));
    assertThrows(IllegalStateException.class, () -> world.maya().click(seen, "approve"));
    SlackDelivery stale = world.maya().staleClick(seen, "approve");
    assertEquals(2, stale.payload().path("message").path("blocks").size());
    world.twin.delete(seen);
    assertThrows(IllegalStateException.class, () -> world.maya().click(seen, "approve"));
    assertTrue(world.maya().staleClick(seen, "deny").ack().acked());
    assertEquals(2, world.twin.deliveries().size());
  }

  @Test
  void aDeactivatedMemberDoesNothing() throws IOException, SlackApiException {
    SlackMessage card = world.card();
    world.twin.flag(world.noor, SlackMember.Flag.DELETED);
    assertThrows(IllegalStateException.class, () -> world.noor().click(card, "approve"));
  }

  @Test
  void aDuplicateIsTheSameOctetsAndARetryIsSignedAfresh() throws IOException, SlackApiException {
    SlackDelivery first = world.maya().click(world.card(), "approve");
    world.clock.move(Duration.ofMinutes(1));
    world.twin.repeat(first);
    world.twin.redeliver(first, 1, "http_timeout");
    AnsweringApp.Received once = world.app.received().get(0);
    AnsweringApp.Received twice = world.app.received().get(1);
    AnsweringApp.Received retry = world.app.received().get(2);
    assertEquals(once.body(), twice.body());
    assertEquals(once.header("X-slack-signature"), twice.header("X-slack-signature"));
    assertEquals(once.body(), retry.body());
    assertNotEquals(once.header("X-slack-signature"), retry.header("X-slack-signature"));
    assertTrue(verified(world.twin.signingSecret(), retry));
    assertEquals("1", retry.header("X-slack-retry-num"));
    assertEquals("http_timeout", retry.header("X-slack-retry-reason"));
  }

  @Test
  void twoClicksDifferInWhenTheyWereDone() throws IOException, SlackApiException {
    SlackMessage card = world.card();
    assertNotEquals(
        actionTs(world.maya().click(card, "approve")),
        actionTs(world.maya().click(card, "approve")));
  }

  private static String actionTs(SlackDelivery delivery) {
    return delivery.payload().path("actions").path(0).path("action_ts").asText();
  }

  @Test
  void aCommandHasItsTextAndIsAnsweredToItsSenderAlone() {
    world.app.answers(200, "{\"text\":\"One window is open\"}");
    SlackDelivery delivery =
        world.maya().command(world.channel, "/kedgeline window request --for 1h & more");
    SlashCommandPayload fields = new SlashCommandPayloadParser().parse(delivery.body());
    assertEquals("/kedgeline", fields.getCommand());
    assertEquals("window request --for 1h & more", fields.getText());
    assertEquals(world.maya.id(), fields.getUserId());
    assertEquals(world.channel.id(), fields.getChannelId());
    assertEquals(world.twin.teamId(), fields.getTeamId());
    assertEquals("/commands", delivery.to().getPath());
    assertEquals("One window is open", world.maya().messages(world.channel).getLast().text());
    assertEquals(0, world.noor().messages(world.channel).size());
  }

  @Test
  void aCommandThatFailsTellsItsSender() {
    world.app.answers(500, "");
    world.maya().command(world.channel, "/kedgeline window list");
    assertEquals("/kedgeline failed with the error http_500", world.maya().notices().getLast());
  }

  @Test
  void aResponseUrlWorksFiveTimesWithinThirtyMinutes() throws IOException {
    String url = responseUrl(world.maya().command(world.channel, "/kedgeline help"));
    assertEquals(404, respond(world.twin.endpoint() + "/actions/T0/made-up", "{\"text\":\"x\"}"));
    for (int i = 0; i < 5; i++) {
      assertEquals(200, respond(url, "{\"text\":\"Help\"}"));
    }
    assertEquals(404, respond(url, "{\"text\":\"Help\"}"));
    assertEquals(5, world.maya().messages(world.channel).size());
    String other = responseUrl(world.maya().command(world.channel, "/kedgeline help"));
    world.clock.move(Duration.ofMinutes(30));
    assertEquals(404, respond(other, "{\"text\":\"Help\"}"));
  }

  @Test
  void aResponseUrlReplacesAndDeletesTheMessageThatWasClicked()
      throws IOException, SlackApiException {
    SlackMessage card = world.card();
    String url = responseUrl(world.maya().click(card, "deny"));
    assertEquals(200, respond(url, "{\"text\":\"Only you see this\"}"));
    assertEquals(1, world.noor().messages(world.channel).size());
    assertEquals(200, respond(url, "{\"replace_original\":true,\"text\":\"Denied\"}"));
    assertEquals("Denied", world.noor().now(card).orElseThrow().words());
    assertEquals(200, respond(url, "{\"delete_original\":true}"));
    assertTrue(world.noor().now(card).isEmpty());
    assertEquals(404, respond(url, "{\"replace_original\":true,\"text\":\"Denied\"}"));
    assertEquals(200, respond(url, "{\"response_type\":\"in_channel\",\"text\":\"All\"}"));
    assertEquals("All", world.noor().messages(world.channel).getLast().text());
  }

  private static String responseUrl(SlackDelivery delivery) {
    return delivery.payload().path("response_url").asText();
  }

  private int respond(String url, String body) throws IOException {
    return world.slack().send(url, body).getCode();
  }

  @Test
  void aButtonOnAnEphemeralMessageComesWithoutTheMessage() throws IOException, SlackApiException {
    world.client.chatPostEphemeral(
        m -> m.channel(world.channel.id()).user(world.maya.id()).blocksAsString(SlackWorld.CARD));
    SlackMessage card = world.maya().messages(world.channel).getLast();
    SlackDelivery delivery = world.maya().click(card, "deny");
    assertTrue(delivery.payload().path("container").path("is_ephemeral").asBoolean());
    assertFalse(delivery.payload().has("message"));
    assertEquals(
        200, respond(responseUrl(delivery), "{\"replace_original\":true,\"text\":\"Denied\"}"));
    assertEquals("Denied", world.maya().messages(world.channel).getLast().words());
  }

  @Test
  void somebodyOfAnotherWorkspaceClicksUnderTheirOwn() throws IOException, SlackApiException {
    SlackMember eve = world.twin.memberOf("T0OTHER", "maya", SlackMember.Flag.STRANGER);
    world.twin.join(world.channel, eve);
    SlackDelivery delivery = world.twin.as(eve).click(world.card(), "approve");
    assertEquals("T0OTHER", delivery.payload().path("user").path("team_id").asText());
    assertEquals(world.twin.teamId(), delivery.payload().path("team").path("id").asText());
  }

  @Test
  void anybodyCanSendTheAppAnything() {
    SlackDelivery forged =
        world.twin.send(
            world.app.at("/interactions"),
            "payload=%7B",
            world.twin.signed("other", world.clock.instant()));
    assertTrue(forged.ack().inTime());
    assertFalse(verified(world.twin.signingSecret(), world.app.received().getLast()));
  }
}
