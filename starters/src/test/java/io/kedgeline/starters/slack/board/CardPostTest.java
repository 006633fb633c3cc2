package io.kedgeline.starters.slack.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.slack.card.Card;
import io.kedgeline.starters.slack.web.SlackAddress;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.twins.slack.SlackChannel;
import io.kedgeline.twins.slack.SlackFault;
import io.kedgeline.twins.slack.SlackMember;
import io.kedgeline.twins.slack.SlackTwin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a card is posted again of which nobody knows whether it stands. */
class CardPostTest {

  private static final Card CARD =
      new Card(
          "a card",
          "[{\"type\":\"section\",\"text\":{\"type\":\"plain_text\",\"text\":\"a card\"}}]");
  private static final RunId RUN = new RunId("RB-06/CHG-7");
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private final SlackTwin slack;
  private final SlackMember grace;
  private final SlackChannel channel;
  private final SlackWeb web;
  private final CardPost post;

  CardPostTest() throws IOException {
    this.slack = SlackTwin.start(InstantSource.system());
    this.grace = slack.member("grace");
    this.channel = slack.channel("break-glass", grace);
    this.web =
        new SlackWeb(new SlackAddress(slack.token(), Optional.of(URI.create(slack.apiUrl()))));
    this.post = new CardPost(channel.id(), web);
  }

  @AfterEach
  void close() {
    web.close();
    slack.close();
  }

  @Test
  void aCardThatIsSeenNotToStandIsPostedAtOnce() {
    slack.scopes(Set.of("chat:write", "channels:history"));
    slack.levers().fault(SlackFault.serverError("chat.postMessage").times(1));
    assertInstanceOf(SlackAnswer.Later.class, post.post(RUN, CARD, NOON).orElseThrow());
    assertInstanceOf(SlackAnswer.Done.class, post.post(RUN, CARD, NOON).orElseThrow());
    assertEquals(1, slack.as(grace).messages(channel).size());
  }

  @Test
  void aCardThatCannotBeLookedForIsPostedAgainAfterAPause() {
    slack.levers().fault(SlackFault.serverError("chat.postMessage").times(1));
    assertInstanceOf(SlackAnswer.Later.class, post.post(RUN, CARD, NOON).orElseThrow());
    assertEquals(Optional.empty(), post.post(RUN, CARD, NOON));
    assertInstanceOf(
        SlackAnswer.Done.class, post.post(RUN, CARD, NOON.plusSeconds(2)).orElseThrow());
  }

  @Test
  void aSearchThatSlackPutsOffIsNotWaitedForWithoutEnd() {
    slack.scopes(Set.of("chat:write", "channels:history"));
    slack.levers().fault(SlackFault.rateLimited("conversations.history", Duration.ofHours(1)));
    post.doubt(RUN);
    assertEquals(Optional.empty(), post.post(RUN, CARD, NOON));
    assertInstanceOf(
        SlackAnswer.Done.class, post.post(RUN, CARD, NOON.plusSeconds(30)).orElseThrow());
  }
}
