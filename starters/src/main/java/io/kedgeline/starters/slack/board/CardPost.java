package io.kedgeline.starters.slack.board;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.slack.card.Card;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts cards. Where nobody knows whether one stands already, it is looked for before it is posted
 * again; an app that may not read the channel posts it twice rather than not at all, but ever more
 * seldom.
 */
final class CardPost {

  private static final Logger LOG = LoggerFactory.getLogger(CardPost.class);

  private final String channel;
  private final SlackWeb web;
  private final Map<RunId, Doubt> doubts = new ConcurrentHashMap<>();

  /**
   * Whether a card stands is not known.
   *
   * @param answersLost how often it was posted without an answer
   * @param until when it is posted again though it cannot be looked for
   */
  private record Doubt(int answersLost, Instant until) {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;

    static final Doubt OLD = new Doubt(0, Instant.EPOCH);

    Doubt answerLost(Instant now) {
      Duration pause = FIRST.multipliedBy(1L << Math.min(answersLost, MOST_DOUBLINGS));
      return new Doubt(answersLost + 1, now.plus(pause));
    }
  }

  CardPost(String channel, SlackWeb web) {
    this.channel = channel;
    this.web = web;
  }

  /** Somebody before us may have posted this run's card. */
  void doubt(RunId run) {
    doubts.put(run, Doubt.OLD);
  }

  void forget(RunId run) {
    doubts.remove(run);
  }

  /**
   * Posts it, or draws the one that stands: the message's timestamp. Nothing while it can neither
   * be looked for nor posted again already.
   */
  Optional<SlackAnswer<String>> post(RunId run, Card card, Instant now) {
    Optional<Doubt> doubt = Optional.ofNullable(doubts.get(run));
    Optional<SlackAnswer<String>> stands = doubt.flatMap(unknown -> drawn(run, card));
    if (stands.isEmpty() && doubt.filter(unknown -> now.isBefore(unknown.until())).isPresent()) {
      return Optional.empty();
    }
    SlackAnswer<String> answer = stands.orElseGet(() -> web.post(channel, run, card));
    if (!(answer instanceof SlackAnswer.Later)) {
      doubts.remove(run);
    } else if (stands.isEmpty()) {
      doubts.put(run, doubt.orElse(Doubt.OLD).answerLost(now));
    }
    return Optional.of(answer);
  }

  /** Nothing where there is none that could be drawn. */
  private Optional<SlackAnswer<String>> drawn(RunId run, Card card) {
    return switch (web.findCard(channel, run)) {
      case SlackAnswer.Done<Optional<String>>(Optional<String> found) ->
          found
              .map(message -> web.redraw(channel, message, card))
              .filter(answer -> !(answer instanceof SlackAnswer.Refused));
      case SlackAnswer.Later<Optional<String>>(Duration after, String why) ->
          Optional.of(new SlackAnswer.Later<>(after, why));
      case SlackAnswer.Refused<Optional<String>>(String error) -> {
        LOG.warn("whether the card of {} stands already cannot be seen: {}", run, error);
        yield Optional.empty();
      }
    };
  }
}
