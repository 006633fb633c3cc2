package io.kedgeline.starters.slack.card;

import io.kedgeline.starters.api.RunKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The modal that asks why somebody denies. */
public final class DenyModal {

  /** Which modal it is. */
  public static final String CALLBACK = "deny";

  /** The block of its input. */
  public static final String REASON = "reason";

  private DenyModal() {}

  /**
   * What the modal carries from where it was opened.
   *
   * @param seen the run, and the plan that was seen
   * @param channel where the card stands
   */
  public record Asked(Seen seen, String channel) {

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is not what a modal of ours carries
     */
    public static Asked read(String carried) {
      int channel = carried.lastIndexOf(' ');
      if (channel < 0) {
        throw new IllegalArgumentException("private_metadata: must name a channel");
      }
      return new Asked(Seen.read(carried.substring(0, channel)), carried.substring(channel + 1));
    }

    String written() {
      return seen.written() + " " + channel;
    }
  }

  private static String consequence(Seen seen) {
    return switch (RunKind.of(seen.run())) {
      case PROFILE -> "the profile is not made, or is undone";
      case AUTHORITY -> "the authority is not made, or is undone";
      case ENROLLMENT -> "the device gets no certificate, or loses it";
      case WINDOW ->
          seen.moreTime()
              ? "the window keeps the end that it has"
              : "the window does not open, or ends";
    };
  }

  /** The modal as JSON. */
  public static String of(Asked asked) {
    Seen seen = asked.seen();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("type", "modal");
    view.put("callback_id", CALLBACK);
    view.put("private_metadata", asked.written());
    view.put("title", SlackText.plain(seen.moreTime() ? "Deny more time" : "Deny", 24));
    view.put("submit", SlackText.plain("Deny", 24));
    view.put("close", SlackText.plain("Cancel", 24));
    view.put(
        "blocks",
        List.of(
            Map.of(
                "type",
                "input",
                "block_id",
                REASON,
                "label",
                SlackText.plain(
                    "%s, plan %s: %s. Why?"
                        .formatted(seen.run(), seen.plan().shortForm(), consequence(seen)),
                    200),
                "element",
                Map.of(
                    "type",
                    "plain_text_input",
                    "action_id",
                    REASON,
                    "multiline",
                    true,
                    "min_length",
                    1,
                    "max_length",
                    500))));
    return Card.json(view);
  }
}
