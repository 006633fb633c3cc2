package io.kedgeline.twins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonSyntaxException;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackFaultsTest {

  private final SlackWorld world;

  SlackFaultsTest() throws IOException {
    world = new SlackWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aRateLimitSaysForHowLongAndNothingIsPosted() throws IOException, SlackApiException {
    world
        .twin
        .levers()
        .fault(SlackFault.rateLimited("chat.postMessage", Duration.ofSeconds(7)).times(1));
    SlackApiException refused = assertThrows(SlackApiException.class, world::card);
    assertEquals(429, refused.getResponse().code());
    assertEquals("7", refused.getResponse().header("Retry-After"));
    assertEquals(0, posted());
    world.card();
    assertEquals(1, posted());
  }

  @Test
  void aServerErrorAndAPageOfHtmlDoNothing() {
    world.twin.levers().fault(SlackFault.serverError("chat.postMessage").times(1));
    world.twin.levers().fault(SlackFault.html("*").times(1));
    assertEquals(500, assertThrows(SlackApiException.class, world::card).getResponse().code());
    assertThrows(JsonSyntaxException.class, world::card);
    assertEquals(0, posted());
    assertEquals(2, world.twin.calls("chat.postMessage").size());
  }

  @Test
  void aCallCanBeDoneThoughItsAnswerIsLost() {
    world.twin.levers().fault(SlackFault.lost("chat.postMessage").times(1));
    assertThrows(IOException.class, world::card);
    assertEquals(1, posted());
  }

  @Test
  void slacksOwnClientPostsTwiceWhenAConnectionThatItKeptEndsWithoutAnAnswer()
      throws IOException, SlackApiException {
    world.card();
    world.twin.levers().fault(SlackFault.dropped("chat.postMessage").times(1));
    world.card();
    assertEquals(3, posted());
  }

  @Test
  void aCallCanBeDoneThoughSlackSaysThatItFailed() throws IOException, SlackApiException {
    world.twin.levers().fault(SlackFault.doneButError("chat.postMessage", "fatal_error").times(1));
    assertEquals("fatal_error", world.post(SlackWorld.CARD).getError());
    assertEquals(1, posted());
  }

  @Test
  void anErrorIsAnsweredUntilItIsCleared() throws IOException, SlackApiException {
    world.twin.levers().fault(SlackFault.error("chat.postMessage", "restricted_action"));
    assertEquals("restricted_action", world.post(SlackWorld.CARD).getError());
    assertEquals("restricted_action", world.post(SlackWorld.CARD).getError());
    world.twin.levers().clear();
    assertTrue(world.post(SlackWorld.CARD).isOk());
  }

  @Test
  void aSlowCallIsDoneInTheEnd() throws IOException, SlackApiException {
    world.twin.levers().fault(SlackFault.slow("auth.test", Duration.ofMillis(60)));
    long begun = System.nanoTime();
    assertTrue(world.client.authTest(ask -> ask).isOk());
    assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() >= 60);
  }

  @Test
  void switchedOnOneMessageASecondPassesInAChannel() throws IOException, SlackApiException {
    world.twin.levers().rateLimits(true);
    world.card();
    SlackApiException refused = assertThrows(SlackApiException.class, world::card);
    assertEquals("1", refused.getResponse().header("Retry-After"));
    SlackChannel other = world.twin.channel("other", world.maya);
    assertTrue(world.client.chatPostMessage(m -> m.channel(other.id()).text("x")).isOk());
    world.clock.move(Duration.ofSeconds(1));
    world.card();
    assertEquals(2, posted());
  }

  @Test
  void switchedOnUpdatesPassFiftyTimesAMinute() throws IOException, SlackApiException {
    SlackMessage card = world.card();
    world.twin.levers().rateLimits(true);
    for (int i = 0; i < 50; i++) {
      update(card);
    }
    world.clock.move(Duration.ofSeconds(20));
    SlackApiException refused = assertThrows(SlackApiException.class, () -> update(card));
    assertEquals("40", refused.getResponse().header("Retry-After"));
    world.clock.move(Duration.ofSeconds(40));
    update(card);
  }

  private void update(SlackMessage card) throws IOException, SlackApiException {
    assertTrue(
        world.client.chatUpdate(m -> m.channel(card.channel()).ts(card.ts()).text("x")).isOk());
  }

  private int posted() {
    return world.maya().messages(world.channel).size();
  }
}
