package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What people do becomes a delivery, and the app's answer becomes what they see. */
final class Interactions {

  private final Workspace workspace;
  private final AppLine line;
  private final Payloads payloads;
  private final ResponseUrls urls;
  private final ViewAnswers answers;
  private volatile Optional<URI> interactions = Optional.empty();
  private volatile Optional<URI> commands = Optional.empty();

  Interactions(Workspace workspace, AppLine line, Payloads payloads, ResponseUrls urls) {
    this.workspace = workspace;
    this.line = line;
    this.payloads = payloads;
    this.urls = urls;
    this.answers = new ViewAnswers(workspace.modals());
  }

  void interactionsAt(URI to) {
    interactions = Optional.of(to);
  }

  void commandsAt(URI to) {
    commands = Optional.of(to);
  }

  /** Clicks a button on a message of which this is what the person sees. */
  SlackDelivery click(SlackMember who, SlackMessage seen, String actionId) {
    return told(
        who,
        interact(() -> {
          Room room = workspace.room(seen.channel()).orElseThrow();
          return payloads.click(who, room, seen, button(seen.blocks(), actionId));
        }));
  }

  SlackDelivery click(
      SlackMember who, SlackView view, String actionId, Map<String, String> values) {
    return told(
        who,
        interact(() ->
            payloads.click(
                who, view, ViewState.typed(view, values), button(view.blocks(), actionId))));
  }

  SlackDelivery submit(SlackMember who, SlackView view, Map<String, String> values) {
    SlackDelivery delivery =
        interact(() -> payloads.submission(who, view, ViewState.filled(view, values)));
    return workspace.step(() -> {
      if (!answers.apply(view, delivery.ack())) {
        workspace.tell(
            who.id(), "We had some trouble connecting. Try again? " + delivery.ack().failure());
      }
      return delivery;
    });
  }

  Optional<SlackDelivery> close(SlackMember who, SlackView view) {
    workspace.step(() -> {
      workspace.modals().close(view.id());
      return view;
    });
    return view.notifiesOnClose()
        ? Optional.of(interact(() -> payloads.closed(who, view, false)))
        : Optional.empty();
  }

  SlackDelivery command(SlackMember who, Room room, String line) {
    if (!workspace.step(workspace::scopes).contains("commands")) {
      throw new IllegalStateException("the app has no commands: it lacks the scope");
    }
    String[] halves = line.strip().split(" ", 2);
    String body =
        workspace.step(() ->
            FormText.write(
                payloads.command(who, room, halves[0], halves.length == 2 ? halves[1] : "")));
    SlackDelivery delivery = this.line.deliver("command", required(commands), body);
    return workspace.step(() -> {
      commanded(who, room, halves[0], delivery.ack());
      return delivery;
    });
  }

  private void commanded(SlackMember who, Room room, String command, SlackAck ack) {
    String failed = command + " failed with the error ";
    if (!ack.acked()) {
      workspace.tell(who.id(), failed + ack.failure());
    } else if (!ack.body().isBlank()) {
      try {
        urls.postDirectAnswer(who.id(), room.channel().id(), ack);
      } catch (SlackError error) {
        workspace.tell(who.id(), failed + error.code());
      }
    }
  }

  private SlackDelivery interact(Supplier<ObjectNode> payload) {
    ObjectNode drawn = workspace.step(payload);
    return line.deliver(
        drawn.path("type").asText(),
        required(interactions),
        FormText.write(Map.of("payload", drawn.toString())));
  }

  /** A click that was not acknowledged is marked as failed. */
  private SlackDelivery told(SlackMember who, SlackDelivery delivery) {
    if (!delivery.ack().acked()) {
      workspace.step(() -> {
        workspace.tell(who.id(), "This click failed: " + delivery.ack().failure());
        return who;
      });
    }
    return delivery;
  }

  private static Button button(List<JsonNode> blocks, String actionId) {
    return Button.find(blocks, actionId)
        .orElseThrow(() -> new IllegalStateException("there is no button " + actionId));
  }

  private static URI required(Optional<URI> to) {
    return to.orElseThrow(() -> new IllegalStateException("the app's address was not told"));
  }
}
