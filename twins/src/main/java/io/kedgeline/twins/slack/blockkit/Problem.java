package io.kedgeline.twins.slack.blockkit;

/**
 * A rule that was not kept.
 *
 * @param rule the rule, in Slack's words where they are known
 * @param pointer which value breaks it, such as {@code /blocks/0/text/text}
 */
public record Problem(String rule, String pointer) {

  /** As Slack writes it into {@code errors}. */
  public String text() {
    return rule + " [json-pointer:" + pointer + "]";
  }
}
