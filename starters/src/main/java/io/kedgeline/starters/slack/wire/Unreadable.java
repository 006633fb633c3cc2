package io.kedgeline.starters.slack.wire;

/** A request of Slack's that is signed and is not what we ask Slack to send. */
public final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unreadable(String sentence) {
    super(sentence);
  }
}
