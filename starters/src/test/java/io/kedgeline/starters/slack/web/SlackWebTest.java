package io.kedgeline.starters.slack.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.slack.card.Card;
import io.kedgeline.twins.slack.SlackChannel;
import io.kedgeline.twins.slack.SlackFault;
import io.kedgeline.twins.slack.SlackMessage;
import io.kedgeline.twins.slack.SlackTwin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack's real client against the twin: whatever goes wrong is an answer. */
class SlackWebTest {

  private static final Card CARD =
      new Card(
          "a card",
          "[{\"type\":\"section\",\"text\":{\"type\":\"plain_text\",\"text\":\"a card\"}}]");

  private static final RunId RUN = new RunId("RB-06/CHG-7");

  private final SlackTwin slack;
  private final SlackChannel channel;
  private final io.kedgeline.twins.slack.SlackMember grace;
  private final SlackWeb web;

  SlackWebTest() throws IOException {
    this.slack = SlackTwin.start(InstantSource.system());
    this.grace = slack.member("grace");
    this.channel = slack.channel("break-glass", grace);
    this.web = web(slack.token());
  }

  private SlackWeb web(String token) {
    return new SlackWeb(new SlackAddress(token, Optional.of(URI.create(slack.apiUrl()))));
  }

  @AfterEach
  void close() {
    web.close();
    slack.close();
  }

  @Test
  void aCardIsPostedDrawnAnewAndItsThreadTold() {
    String message = done(web.post(channel.id(), RUN, CARD));
    Card other = new Card("another", CARD.blocks().replace("a card", "another"));
    assertEquals(message, done(web.redraw(channel.id(), message, other)));
    done(web.tell(channel.id(), message, "a line"));
    SlackMessage shown = slack.as(grace).messages(channel).getFirst();
    assertEquals("another", shown.words());
    assertEquals(
        List.of("a line"),
        slack.as(grace).thread(shown).stream()
            .filter(reply -> reply.threadTs().isPresent())
            .map(SlackMessage::text)
            .toList());
  }

  @Test
  void aCardThatIsGoneIsRefusedByItsName() {
    String message = done(web.post(channel.id(), RUN, CARD));
    slack.delete(slack.as(grace).messages(channel).getFirst());
    assertEquals(
        new SlackAnswer.Refused<String>("message_not_found"),
        web.redraw(channel.id(), message, CARD));
  }

  @Test
  void whoIsToldToWaitWaitsForAsLongAsSlackSays() {
    slack.levers().fault(SlackFault.rateLimited("chat.postMessage", Duration.ofSeconds(30)));
    assertEquals(
        new SlackAnswer.Later<String>(Duration.ofSeconds(30), "HTTP 429"),
        web.post(channel.id(), RUN, CARD));
  }

  @Test
  void nobodyKnowsWhatBecameOfItWhenSlackFailsOrIsUnreadable() {
    for (SlackFault fault :
        List.of(
            SlackFault.serverError("chat.postMessage"),
            SlackFault.html("chat.postMessage"),
            SlackFault.lost("chat.postMessage"),
            SlackFault.error("chat.postMessage", "internal_error"))) {
      slack.levers().fault(fault.times(1));
      assertInstanceOf(SlackAnswer.Later.class, web.post(channel.id(), RUN, CARD), fault::toString);
    }
  }

  @Test
  void aMessageIsSentOnceThoughItsConnectionBreaks() {
    done(web.post(channel.id(), RUN, CARD));
    slack.levers().fault(SlackFault.dropped("chat.postMessage").times(1));
    assertInstanceOf(SlackAnswer.Later.class, web.post(channel.id(), RUN, CARD));
    assertEquals(2, slack.as(grace).messages(channel).size());
  }

  @Test
  void aCardWhoseAnswerWasLostIsFoundByItsRunOnceTheAppMayReadTheChannel() {
    assertEquals(
        new SlackAnswer.Refused<List<String>>("missing_scope"), web.findCards(channel.id(), RUN));
    slack.scopes(Set.of("chat:write", "channels:history"));
    done(web.post(channel.id(), new RunId("RB-06/CHG-77"), CARD));
    assertEquals(List.of(), done(web.findCards(channel.id(), RUN)));
    slack.levers().fault(SlackFault.dropped("chat.postMessage").times(1));
    assertInstanceOf(SlackAnswer.Later.class, web.post(channel.id(), RUN, CARD));
    SlackMessage posted = slack.as(grace).messages(channel).getLast();
    assertEquals(List.of(posted.ts()), done(web.findCards(channel.id(), RUN)));
    done(web.redraw(channel.id(), posted.ts(), CARD));
    assertEquals(List.of(posted.ts()), done(web.findCards(channel.id(), RUN)));
    slack.delete(posted);
    assertEquals(List.of(), done(web.findCards(channel.id(), RUN)));
  }

  @Test
  void theTokenTellsItsWorkspaceAndWhatItMayDo() {
    slack.scopes(SlackGrant.NEEDED);
    assertEquals(new SlackGrant(slack.teamId(), Optional.of(SlackGrant.NEEDED)), done(web.grant()));
    try (SlackWeb wrong = web("xoxb-wrong")) {
      assertEquals(new SlackAnswer.Refused<SlackGrant>("invalid_auth"), wrong.grant());
    }
  }

  @Test
  void aFullAccountIsToldFromAGuests() {
    assertEquals(new SlackMember(slack.teamId(), true), done(web.member(grace.id())));
    slack.flag(grace, io.kedgeline.twins.slack.SlackMember.Flag.RESTRICTED);
    assertEquals(new SlackMember(slack.teamId(), false), done(web.member(grace.id())));
  }

  private static <T> T done(SlackAnswer<T> answer) {
    return switch (answer) {
      case SlackAnswer.Done<T>(T value) -> value;
      case SlackAnswer.Refused<T> refused -> throw new AssertionError(refused);
      case SlackAnswer.Later<T> later -> throw new AssertionError(later);
    };
  }
}
