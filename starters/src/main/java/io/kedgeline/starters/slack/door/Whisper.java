package io.kedgeline.starters.slack.door;

import io.kedgeline.starters.slack.card.SlackText;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.starters.slack.wire.SlackUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only whoever pressed something is told, beside the card.
 *
 * @param web Slack
 * @param channel where the card stands
 * @param user who
 */
record Whisper(SlackWeb web, String channel, SlackUser user) {

  private static final Logger LOG = LoggerFactory.getLogger(Whisper.class);
  private static final int LONGEST = 1_000;

  void say(String sentence) {
    if (!(web.whisper(channel, user.id(), SlackText.escaped(sentence, LONGEST))
        instanceof SlackAnswer.Done)) {
      LOG.info("somebody in Slack could not be told: {}", sentence);
    }
  }
}
