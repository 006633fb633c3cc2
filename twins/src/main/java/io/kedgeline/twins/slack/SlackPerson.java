package io.kedgeline.twins.slack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a member sees and does in a client. What a client does not let anybody do is an {@link
 * IllegalStateException}.
 */
public final class SlackPerson {

  private final Workspace workspace;
  private final Interactions interactions;
  private final String id;

  SlackPerson(Workspace workspace, Interactions interactions, String id) {
    this.workspace = workspace;
    this.interactions = interactions;
    this.id = id;
  }

  /** Who it is. */
  public SlackMember member() {
    return workspace.step(() ->
        workspace
            .member(id)
            .filter(member -> !member.is(SlackMember.Flag.DELETED))
            .orElseThrow(() -> new IllegalStateException(id + " is deactivated")));
  }

  /** The channels that they are in, and their direct message with the app once it is opened. */
  public List<SlackChannel> channels() {
    return workspace.step(
        () -> workspace.rooms().stream().filter(room -> room.has(id)).map(Room::channel).toList());
  }

  /** What they see of a channel, replies and their own ephemeral messages among it. */
  public List<SlackMessage> messages(SlackChannel channel) {
    return workspace.step(() -> room(channel.id()).seenBy(id));
  }

  /** The replies to a message that they see. */
  public List<SlackMessage> thread(SlackMessage parent) {
    return workspace.step(() ->
        room(parent.channel()).seenBy(id).stream()
            .filter(message -> message.threadTs().filter(parent.ts()::equals).isPresent())
            .toList());
  }

  /** What they see of the direct message with the app. */
  public List<SlackMessage> direct() {
    return workspace.step(
        () -> workspace.direct(id).map(room -> room.seenBy(id)).orElse(List.of()));
  }

  /** The message as it is by now; nothing once it is deleted. */
  public Optional<SlackMessage> now(SlackMessage seen) {
    return workspace.step(
        () -> room(seen.channel()).find(seen.ts()).filter(message -> message.seenBy(id)));
  }

  /** Posts a message of their own. */
  public SlackMessage say(SlackChannel channel, String text) {
    return workspace.step(() ->
        room(channel.id())
            .post(
                workspace.freshTs(),
                id,
                Optional.empty(),
                Optional.empty(),
                new Content(text, List.of(), Optional.empty())));
  }

  /**
   * Clicks a button, and waits until the app has acknowledged it or was late.
   *
   * @param message the message, which is clicked as it is by now
   * @param actionId the button's {@code action_id}
   */
  public SlackDelivery click(SlackMessage message, String actionId) {
    SlackMessage current =
        now(message).orElseThrow(() -> new IllegalStateException("the message is deleted"));
    return interactions.click(member(), current, actionId);
  }

  /** Clicks a button on what they saw, though the message may have changed or gone since. */
  public SlackDelivery staleClick(SlackMessage seen, String actionId) {
    return interactions.click(member(), seen, actionId);
  }

  /** The modals that they have open, the topmost last. */
  public List<SlackView> views() {
    return workspace.step(() -> workspace.modals().of(id));
  }

  /** Clicks a button in a modal, with nothing filled in. */
  public SlackDelivery click(SlackView view, String actionId) {
    return click(view, actionId, Map.of());
  }

  /** Clicks a button in a modal while this stands in its inputs. */
  public SlackDelivery click(SlackView view, String actionId, Map<String, String> values) {
    return interactions.click(member(), mine(view), actionId, values);
  }

  /**
   * Fills in a modal, and submits it as it is by now.
   *
   * @param values by {@code action_id}: a text, a date, a user id, an option's value, or options'
   *     values with commas between them; what is left out keeps its initial value
   */
  public SlackDelivery submit(SlackView view, Map<String, String> values) {
    return interactions.submit(member(), mine(view), values);
  }

  /** Submits what they saw, though the modal may have changed or been closed since. */
  public SlackDelivery staleSubmit(SlackView seen, Map<String, String> values) {
    return interactions.submit(member(), seen, values);
  }

  /** Closes a modal, of which the app is told if it asked to be. */
  public Optional<SlackDelivery> close(SlackView view) {
    return interactions.close(member(), mine(view));
  }

  /** Types a command, such as {@code /kedgeline window list}, into a channel. */
  public SlackDelivery command(SlackChannel channel, String line) {
    return interactions.command(member(), workspace.step(() -> room(channel.id())), line);
  }

  /** What Slack told them of what did not work, the latest last. */
  public List<String> notices() {
    return workspace.step(() -> workspace.told(id));
  }

  /** Reloads their client, which forgets ephemeral messages. */
  public void reload() {
    workspace.step(() -> {
      workspace.rooms().forEach(room -> room.forgetEphemerals(id));
      return id;
    });
  }

  private SlackView mine(SlackView view) {
    return views().stream()
        .filter(open -> open.id().equals(view.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the modal is not open"));
  }

  private Room room(String channel) {
    return workspace
        .room(channel)
        .filter(room -> room.has(id))
        .orElseThrow(() -> new IllegalStateException(id + " is not in " + channel));
  }
}
