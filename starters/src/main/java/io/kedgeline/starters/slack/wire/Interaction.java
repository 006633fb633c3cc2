package io.kedgeline.starters.slack.wire;

import java.util.Map;

/** Something that somebody did in Slack. */
public sealed interface Interaction {

  /** Who did it. */
  SlackUser user();

  /** Names this one deed: delivered again, it has the same key. */
  String key();

  /**
   * Somebody pressed a button of a message.
   *
   * @param user who
   * @param channel where the message is
   * @param message the message's timestamp, which is its name
   * @param action which control
   * @param value what the control carries
   * @param at when it was pressed, as Slack's timestamp
   * @param trigger opens a modal within three seconds
   */
  record Click(
      SlackUser user,
      String channel,
      String message,
      String action,
      String value,
      String at,
      String trigger)
      implements Interaction {

    @Override
    public String key() {
      return String.join(" ", user.team(), channel, message, user.id(), action, at);
    }
  }

  /**
   * Somebody sent a modal off.
   *
   * @param user who
   * @param view the modal's id
   * @param callback which modal of ours
   * @param carried what it carried from where it was opened
   * @param values what stands in its inputs, by block
   */
  record Submission(
      SlackUser user, String view, String callback, String carried, Map<String, String> values)
      implements Interaction {

    public Submission {
      values = Map.copyOf(values);
    }

    @Override
    public String key() {
      return String.join(" ", user.team(), view, user.id());
    }
  }

  /**
   * Somebody typed a command.
   *
   * @param user who
   * @param channel where it was typed
   * @param text what stands behind the command's name
   * @param trigger opens a modal within three seconds
   */
  record Command(SlackUser user, String channel, String text, String trigger)
      implements Interaction {

    @Override
    public String key() {
      return String.join(" ", "command", user.team(), user.id(), trigger);
    }
  }
}
