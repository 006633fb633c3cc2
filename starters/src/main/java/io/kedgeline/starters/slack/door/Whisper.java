package io.kedgeline.starters.slack.door;

import io.kedgeline.starters.slack.card.SlackText;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.starters.slack.wire.SlackUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only whoever did something is told: where they did it, or directly where the app is not.
 *
 * @param web Slack
 * @param channel where they did it
 * @param user who
 */
record Whisper(SlackWeb web, String channel, SlackUser user) {

  private static final Logger LOG = LoggerFactory.getLogger(Whisper.class);
  private static final int LONGEST = 3_000;

  void say(String sentence) {
    String text = SlackText.escaped(sentence, LONGEST);
    SlackAnswer<String> told = web.whisper(channel, user.id(), text);
    if (told instanceof SlackAnswer.Refused) {
      told = web.write(user.id(), text);
    }
    if (!(told instanceof SlackAnswer.Done)) {
      LOG.info("somebody in Slack could not be told: {}", sentence);
    }
  }
}
