package io.kedgeline.twins.slack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A channel or a direct message, who is in it, and what was posted there. */
final class Room {

  /** Who sees that it is there. */
  enum Kind {
    PUBLIC,
    PRIVATE,
    DIRECT
  }

  private final SlackChannel channel;
  private final Kind kind;
  private final Set<String> members = new LinkedHashSet<>();
  private final List<SlackMessage> messages = new ArrayList<>();
  private boolean archived;

  Room(SlackChannel channel, Kind kind) {
    this.channel = channel;
    this.kind = kind;
  }

  SlackChannel channel() {
    return channel;
  }

  Kind kind() {
    return kind;
  }

  boolean archived() {
    return archived;
  }

  void archive() {
    archived = true;
  }

  void join(String user) {
    members.add(user);
  }

  void leave(String user) {
    members.remove(user);
  }

  boolean has(String user) {
    return members.contains(user);
  }

  /** Who is in it beside the app. */
  Optional<String> other(String app) {
    return members.stream().filter(member -> !member.equals(app)).findFirst();
  }

  SlackMessage post(
      String ts,
      String author,
      Optional<String> thread,
      Optional<String> onlyFor,
      Content content) {
    SlackMessage message =
        new SlackMessage(
            channel.id(),
            ts,
            author,
            thread,
            onlyFor,
            content.text(),
            content.blocks(),
            content.metadata(),
            Optional.empty(),
            false);
    messages.add(message);
    return message;
  }

  /** What this person sees, in the order in which it was posted. */
  List<SlackMessage> seenBy(String user) {
    return messages.stream().filter(message -> message.seenBy(user)).toList();
  }

  /** What stands in it for all, without replies, the latest first. */
  List<SlackMessage> history() {
    return messages.stream()
        .filter(message -> message.threadTs().isEmpty() && !message.ephemeral())
        .toList()
        .reversed();
  }

  /** A message that is there, whoever sees it. */
  Optional<SlackMessage> find(String ts) {
    return messages.stream().filter(message -> message.ts().equals(ts)).findFirst();
  }

  /** Whether one can reply to it: it is for all, and it or its remains are there. */
  boolean threads(String ts) {
    return find(ts).filter(message -> !message.ephemeral()).isPresent();
  }

  void replace(SlackMessage message) {
    messages.replaceAll(old -> old.ts().equals(message.ts()) ? message : old);
  }

  /** Deletes a message; its remains stay while it has replies. */
  void delete(String ts) {
    boolean replied =
        messages.stream().anyMatch(message -> message.threadTs().filter(ts::equals).isPresent());
    if (replied) {
      messages.replaceAll(old -> old.ts().equals(ts) ? old.remains() : old);
    } else {
      messages.removeIf(message -> message.ts().equals(ts));
    }
  }

  /** Ephemeral messages do not outlive the reload of a client. */
  void forgetEphemerals(String user) {
    messages.removeIf(message -> message.onlyFor().filter(user::equals).isPresent());
  }
}
