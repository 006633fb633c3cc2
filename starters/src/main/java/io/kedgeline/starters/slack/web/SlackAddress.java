package io.kedgeline.starters.slack.web;

import java.net.URI;
import java.util.Optional;

/**
 * How Slack is reached.
 *
 * @param token the bot's token, {@code xoxb-…}, never printed
 * @param api where its Web API is, instead of Slack's own address: a twin on loopback
 */
public record SlackAddress(String token, Optional<URI> api) {

  @Override
  public String toString() {
    return "SlackAddress[" + api.map(URI::toString).orElse("slack.com") + "]";
  }
}
