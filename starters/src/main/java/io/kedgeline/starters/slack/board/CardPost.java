package io.kedgeline.starters.slack.board;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.slack.card.Card;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts cards. Where nobody knows whether one stands already, it is looked for before it is posted
 * again; an app that may not read the channel posts it twice rather than not at all.
 */
final class CardPost {

  private static final Logger LOG = LoggerFactory.getLogger(CardPost.class);

  private final String channel;
  private final SlackWeb web;
  private final Set<RunId> inDoubt = ConcurrentHashMap.newKeySet();

  CardPost(String channel, SlackWeb web) {
    this.channel = channel;
    this.web = web;
  }

  /** Somebody before us may have posted this run's card. */
  void doubt(RunId run) {
    inDoubt.add(run);
  }

  void forget(RunId run) {
    inDoubt.remove(run);
  }

  /** Posts it, or draws the one that stands: the message's timestamp. */
  SlackAnswer<String> post(RunId run, Card card) {
    SlackAnswer<String> answer =
        (inDoubt.contains(run) ? drawn(run, card) : Optional.<SlackAnswer<String>>empty())
            .orElseGet(() -> web.post(channel, run, card));
    if (answer instanceof SlackAnswer.Later) {
      inDoubt.add(run);
    } else {
      inDoubt.remove(run);
    }
    return answer;
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
