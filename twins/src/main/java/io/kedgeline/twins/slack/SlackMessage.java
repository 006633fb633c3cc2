package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message as Slack holds it at one moment.
 *
 * @param channel the channel's id
 * @param ts its identifier in the channel
 * @param author who posted it, a user id
 * @param threadTs the message that it replies to, if it does
 * @param onlyFor who alone sees it, if it is ephemeral
 * @param text its text, as it was sent
 * @param blocks its blocks, with the identifiers that Slack gave them
 * @param metadata what the app keeps with it, which people do not see, if it does
 * @param editedTs when it was last changed, if it was
 * @param deleted whether it is what remains of a deleted message that has replies
 */
public record SlackMessage(
    String channel,
    String ts,
    String author,
    Optional<String> threadTs,
    Optional<String> onlyFor,
    String text,
    List<JsonNode> blocks,
    Optional<JsonNode> metadata,
    Optional<String> editedTs,
    boolean deleted) {

  /** Copies the list. */
  public SlackMessage {
    blocks = List.copyOf(blocks);
  }

  /** The {@code action_id} of each button, in their order. */
  public List<String> buttons() {
    return Button.all(blocks).stream().map(Button::actionId).toList();
  }

  /** Where this button leads a browser, if it leads anywhere. */
  public Optional<URI> link(String actionId) {
    return Button.find(blocks, actionId).flatMap(Button::url);
  }

  /** Whether only one person sees it. */
  public boolean ephemeral() {
    return onlyFor.isPresent();
  }

  /** Whether it was changed after it was posted. */
  public boolean edited() {
    return editedTs.isPresent();
  }

  /** Everything there is to read in the blocks, a line each; the text where there are no blocks. */
  public String words() {
    return blocks.isEmpty()
        ? text
        : String.join("\n", blocks.stream().flatMap(SlackMessage::texts).toList());
  }

  /**
   * What Slack acts on when it shows the message: mentions as {@code <!channel>} and {@code <@U…>},
   * links as {@code <https://…|label>}, and bare addresses that it makes links of.
   */
  public List<String> active() {
    return Markup.active(this);
  }

  boolean seenBy(String user) {
    return onlyFor.isEmpty() || onlyFor.get().equals(user);
  }

  SlackMessage changed(String newText, List<JsonNode> newBlocks, String at) {
    return new SlackMessage(
        channel,
        ts,
        author,
        threadTs,
        onlyFor,
        newText,
        newBlocks,
        metadata,
        Optional.of(at),
        deleted);
  }

  SlackMessage remains() {
    return new SlackMessage(
        channel,
        ts,
        author,
        threadTs,
        onlyFor,
        "This message was deleted.",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private static Stream<String> texts(JsonNode node) {
    JsonNode text = node.path("text");
    return Stream.concat(
        text.isTextual() ? Stream.of(text.textValue()) : Stream.empty(),
        node.valueStream().flatMap(SlackMessage::texts));
  }
}
