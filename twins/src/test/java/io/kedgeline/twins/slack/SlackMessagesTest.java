package io.kedgeline.twins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackMessagesTest {

  private final SlackWorld world;

  SlackMessagesTest() throws IOException {
    world = new SlackWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aMessageIsSeenByWhoeverIsInTheChannel() throws IOException, SlackApiException {
    ChatPostMessageResponse posted = world.post(SlackWorld.CARD);
    assertTrue(posted.isOk(), posted::getError);
    SlackMessage seen = world.noor().messages(world.channel).getLast();
    assertEquals(posted.getTs(), seen.ts());
    assertEquals(List.of("approve", "deny"), seen.buttons());
    assertTrue(seen.words().contains("Window for *CHG-1042*"));
    SlackPerson outside = world.twin.as(world.twin.member("sam"));
    assertThrows(IllegalStateException.class, () -> outside.messages(world.channel));
  }

  @Test
  void slackNamesTheBlocksThatTheAppDidNot() throws IOException, SlackApiException {
    SlackMessage card = world.card();
    assertFalse(card.blocks().getFirst().path("block_id").asText().isEmpty());
    assertEquals("vote", card.blocks().getLast().path("block_id").asText());
  }

  @Test
  void anUpdateWithoutBlocksRemovesTheButtons() throws IOException, SlackApiException {
    SlackMessage card = world.card();
    assertTrue(update(card.ts(), "Approved").isOk());
    SlackMessage now = world.maya().now(card).orElseThrow();
    assertTrue(now.edited());
    assertEquals("Approved", now.words());
    assertEquals(List.of(), now.buttons());
  }

  @Test
  void anAppChangesItsOwnMessagesOnly() throws IOException, SlackApiException {
    SlackMessage hers = world.maya().say(world.channel, "hello");
    assertEquals("cant_update_message", update(hers.ts(), "mine").getError());
    assertEquals("message_not_found", update("1.000001", "mine").getError());
  }

  @Test
  void aDeletedMessageIsGoneAndKeepsItsPlaceWhileItHasReplies()
      throws IOException, SlackApiException {
    SlackMessage card = world.card();
    reply(card.ts());
    assertEquals(1, world.maya().thread(card).size());
    world.twin.delete(card);
    assertTrue(world.maya().now(card).orElseThrow().deleted());
    assertEquals("message_not_found", update(card.ts(), "late").getError());
    assertTrue(reply(card.ts()).isOk());
    SlackMessage other = world.card();
    world.twin.delete(other);
    assertEquals(Optional.empty(), world.maya().now(other));
    assertEquals("thread_not_found", reply(other.ts()).getError());
  }

  @Test
  void onlyOnePersonSeesAnEphemeralMessageUntilTheyReload() throws IOException, SlackApiException {
    String ts =
        world
            .client
            .chatPostEphemeral(message ->
                message.channel(world.channel.id()).user(world.maya.id()).text("Not yours"))
            .getMessageTs();
    assertEquals("Not yours", world.maya().messages(world.channel).getLast().text());
    assertEquals(List.of(), world.noor().messages(world.channel));
    assertEquals("message_not_found", update(ts, "changed").getError());
    world.maya().reload();
    assertEquals(List.of(), world.maya().messages(world.channel));
  }

  @Test
  void anEphemeralMessageNeedsSomebodyInTheChannel() throws IOException, SlackApiException {
    SlackMember sam = world.twin.member("sam");
    assertEquals("user_not_in_channel", ephemeral(sam));
    world.twin.join(world.channel, sam);
    world.twin.flag(sam, SlackMember.Flag.DELETED);
    assertEquals("user_not_in_channel", ephemeral(sam));
  }

  private String ephemeral(SlackMember to) throws IOException, SlackApiException {
    return world
        .client
        .chatPostEphemeral(m -> m.channel(world.channel.id()).user(to.id()).text("Hello"))
        .getError();
  }

  @Test
  void anAppPostsWhereItIs() throws IOException, SlackApiException {
    assertEquals("channel_not_found", postTo("C000"));
    SlackChannel hidden = world.twin.privateChannel("secret", world.maya);
    world.twin.leave(hidden, world.twin.bot());
    assertEquals("channel_not_found", postTo(hidden.id()));
    world.twin.leave(world.channel, world.twin.bot());
    assertEquals("not_in_channel", postTo(world.channel.id()));
    world.twin.join(world.channel, world.twin.bot());
    world.twin.archive(world.channel);
    assertEquals("is_archived", postTo(world.channel.id()));
  }

  private String postTo(String channel) throws IOException, SlackApiException {
    return world.client.chatPostMessage(m -> m.channel(channel).text("Hello")).getError();
  }

  @Test
  void aMessageSaysSomethingAndNotTooMuch() throws IOException, SlackApiException {
    assertEquals(
        "no_text",
        world.client.chatPostMessage(m -> m.channel(world.channel.id()).text(" ")).getError());
    SlackMessage card = world.card();
    assertEquals("msg_too_long", update(card.ts(), "x".repeat(4001)).getError());
    assertTrue(update(card.ts(), "x".repeat(4000)).isOk());
    world.client.chatPostMessage(m -> m.channel(world.channel.id()).text("x".repeat(40_001)));
    assertEquals(40_000, world.maya().messages(world.channel).getLast().text().length());
  }

  @Test
  void aTokenDoesWhatItsScopesAllow() throws IOException, SlackApiException {
    world.twin.scopes(Set.of("users:read"));
    ChatPostMessageResponse refused = world.post(SlackWorld.CARD);
    assertEquals("missing_scope", refused.getError());
    assertEquals("chat:write", refused.getNeeded());
    assertEquals("users:read", refused.getProvided());
  }

  @Test
  void whatSlackWouldActOnIsTold() throws IOException, SlackApiException {
    world.client.chatPostMessage(m ->
        m.channel(world.channel.id())
            .text("<!channel> &lt;!here&gt; 1 < 2")
            .blocksAsString(
                """
                [{"type":"section","text":{"type":"mrkdwn","text":"<@U1> see https://evil.example"}},
                 {"type":"section","text":{"type":"mrkdwn","verbatim":true,
                   "text":"https://fine.example <https://evil.example|our wiki>"}},
                 {"type":"section","text":{"type":"plain_text","text":"<!everyone>"}}]
                """));
    assertEquals(
        List.of("<!channel>", "<@U1>", "https://evil.example", "<https://evil.example|our wiki>"),
        world.maya().messages(world.channel).getLast().active());
  }

  @Test
  void callsAreKeptWithoutTheToken() throws IOException, SlackApiException {
    world.card();
    SlackCall call = world.twin.calls("chat.postMessage").getFirst();
    assertEquals(world.channel.id(), call.args().get("channel"));
    assertEquals(world.clock.instant(), call.at());
    assertFalse(call.toString().contains(world.twin.token()));
  }

  private ChatUpdateResponse update(String ts, String text) throws IOException, SlackApiException {
    return world.client.chatUpdate(m -> m.channel(world.channel.id()).ts(ts).text(text));
  }

  private ChatPostMessageResponse reply(String ts) throws IOException, SlackApiException {
    return world.client.chatPostMessage(
        m -> m.channel(world.channel.id()).threadTs(ts).text("One of two"));
  }
}
