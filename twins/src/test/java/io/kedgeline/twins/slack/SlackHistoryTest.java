package io.kedgeline.twins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.model.Message;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackHistoryTest {

  private final SlackWorld world;

  SlackHistoryTest() throws IOException {
    world = new SlackWorld();
    world.twin.scopes(Set.of("chat:write", "channels:history"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void theLatestComesFirstAndRepliesAndWhispersDoNotCome() throws IOException, SlackApiException {
    String first = posted("first");
    String second = posted("second");
    world.client.chatPostMessage(
        r -> r.channel(world.channel.id()).threadTs(first).text("a reply"));
    world.client.chatPostEphemeral(
        r -> r.channel(world.channel.id()).user(world.maya.id()).text("a whisper"));
    assertEquals(List.of(second, first), timestamps(history(100, true)));
    ConversationsHistoryResponse one = history(1, true);
    assertEquals(List.of(second), timestamps(one));
    assertTrue(one.isHasMore());
  }

  @Test
  void whatTheAppKeepsWithAMessageIsShownToWhomAsksForItAndOutlivesAnUpdate()
      throws IOException, SlackApiException {
    String ts = posted("a card");
    world.client.chatUpdate(r -> r.channel(world.channel.id()).ts(ts).text("another"));
    Message shown = history(100, true).getMessages().getFirst();
    assertEquals("another", shown.getText());
    assertEquals("card", shown.getMetadata().getEventType());
    assertEquals(Map.of("run", "CHG-1"), shown.getMetadata().getEventPayload());
    assertNull(history(100, false).getMessages().getFirst().getMetadata());
  }

  @Test
  void ofADeletedMessageWithRepliesOnlyItsRemainsAreThere() throws IOException, SlackApiException {
    String ts = posted("a card");
    world.client.chatPostMessage(r -> r.channel(world.channel.id()).threadTs(ts).text("a reply"));
    world.twin.delete(world.maya().messages(world.channel).getFirst());
    Message remains = history(100, true).getMessages().getFirst();
    assertEquals("tombstone", remains.getSubtype());
    assertNull(remains.getMetadata());
  }

  @Test
  void metadataWithoutATypeIsRefused() throws IOException, SlackApiException {
    assertEquals(
        "invalid_metadata_schema",
        world
            .client
            .chatPostMessage(r ->
                r.channel(world.channel.id())
                    .text("a card")
                    .metadataAsString("{\"event_payload\":{}}"))
            .getError());
  }

  @Test
  void whoeverMayNotReadTheChannelIsToldWhichScopeIsMissing()
      throws IOException, SlackApiException {
    world.twin.scopes(Set.of("chat:write", "groups:history"));
    ConversationsHistoryResponse refused = history(100, true);
    assertFalse(refused.isOk());
    assertEquals("missing_scope", refused.getError());
    assertEquals("channels:history", refused.getNeeded());
  }

  private String posted(String text) throws IOException, SlackApiException {
    return world
        .client
        .chatPostMessage(r ->
            r.channel(world.channel.id())
                .text(text)
                .metadata(
                    Message.Metadata.builder()
                        .eventType("card")
                        .eventPayload(Map.of("run", "CHG-1"))
                        .build()))
        .getTs();
  }

  private ConversationsHistoryResponse history(int limit, boolean metadata)
      throws IOException, SlackApiException {
    return world.client.conversationsHistory(
        r -> r.channel(world.channel.id()).limit(limit).includeAllMetadata(metadata));
  }

  private static List<String> timestamps(ConversationsHistoryResponse history) {
    return history.getMessages().stream().map(Message::getTs).toList();
  }
}
