package io.kedgeline.starters.slack.board;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.slack.card.Card;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  private static final int MOST_TRIED = 5;

  private final String channel;
  private final SlackWeb web;
  private final Map<RunId, Doubt> doubts = new ConcurrentHashMap<>();

  /**
   * Whether a card stands is not known.
   *
   * @param answersLost how often it was posted without an answer
   * @param until when it is posted again though it cannot be looked for
   * @param lookFrom when it can be looked for
   */
  private record Doubt(int answersLost, Instant until, Instant lookFrom) {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static final Doubt BEGUN = new Doubt(0, Instant.EPOCH, Instant.EPOCH);

    Doubt answerLost(Instant now) {
      Duration pause = FIRST.multipliedBy(1L << Math.min(answersLost, MOST_DOUBLINGS));
      return new Doubt(answersLost + 1, now.plus(pause), lookFrom);
    }

    /** Slack does not say now which cards there are; nor is that waited for without end. */
    Doubt lookedInVain(Instant now, Duration pause) {
      return new Doubt(
          answersLost, until.equals(Instant.EPOCH) ? now.plus(PATIENCE) : until, now.plus(pause));
    }
  }

  CardPost(String channel, SlackWeb web) {
    this.channel = channel;
    this.web = web;
  }

  /** Somebody may have posted this run's card whom we know nothing of. */
  void doubt(RunId run) {
    doubts.putIfAbsent(run, Doubt.BEGUN);
  }

  /** This run's card stands and is known, or nobody asks for it any more. */
  void forget(RunId run) {
    doubts.remove(run);
  }

  /**
   * Posts it, or draws the one that stands: the message's timestamp. Nothing while it can neither
   * be looked for nor posted again already. It is in doubt until it is known to be kept.
   */
  Optional<SlackAnswer<String>> post(RunId run, Card card, Instant now) {
    Optional<SlackAnswer<String>> stands =
        Optional.ofNullable(doubts.get(run))
            .filter(doubt -> !now.isBefore(doubt.lookFrom()))
            .flatMap(doubt -> standing(run, card, now));
    if (stands.isPresent()) {
      return stands;
    }
    Doubt doubt = doubts.getOrDefault(run, Doubt.BEGUN);
    if (now.isBefore(doubt.until())) {
      return Optional.empty();
    }
    SlackAnswer<String> answer = web.post(channel, run, card);
    if (answer instanceof SlackAnswer.Refused) {
      doubts.remove(run);
    } else {
      doubts.put(run, doubt.answerLost(now));
    }
    return Optional.of(answer);
  }

  /** What became of drawing the one that stands; nothing where none is known that can be drawn. */
  private Optional<SlackAnswer<String>> standing(RunId run, Card card, Instant now) {
    return switch (web.findCards(channel, run)) {
      case SlackAnswer.Done<List<String>>(List<String> found) -> {
        if (found.isEmpty()) {
          doubts.remove(run);
        }
        yield found.stream()
            .limit(MOST_TRIED)
            .map(message -> web.redraw(channel, message, card))
            .filter(answer -> !(answer instanceof SlackAnswer.Refused))
            .findFirst();
      }
      case SlackAnswer.Later<List<String>>(Duration after, String why) -> {
        LOG.warn("whether the card of {} stands already is not said now: {}", run, why);
        doubts.computeIfPresent(run, (same, doubt) -> doubt.lookedInVain(now, after));
        yield Optional.empty();
      }
      case SlackAnswer.Refused<List<String>>(String error) -> {
        LOG.warn("whether the card of {} stands already cannot be seen: {}", run, error);
        yield Optional.empty();
      }
    };
  }
}
