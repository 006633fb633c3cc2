package io.kedgeline.twins.slack.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.slack.SlackChannel;
import io.kedgeline.twins.slack.SlackMember;
import io.kedgeline.twins.slack.SlackMessage;
import io.kedgeline.twins.slack.SlackPerson;
import io.kedgeline.twins.slack.SlackTwin;
import io.kedgeline.twins.slack.SlackView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a member does on the page, done in the workspace. */
final class Deeds {

  private final SlackTwin twin;

  Deeds(SlackTwin twin) {
    this.twin = twin;
  }

  /**
   * Does it.
   *
   * @param kind which deed, as the page calls it
   * @return whether there is such a deed
   * @throws IllegalStateException when a client would not let anybody do it
   * @throws IllegalArgumentException when it names what is not there
   */
  boolean does(String kind, JsonNode deed) {
    SlackPerson person = twin.as(member(twin, deed.path("as").asText()));
    switch (kind) {
      case "click" -> person.click(message(person, deed), deed.path("action").asText());
      case "submit" -> person.submit(view(person, deed), values(deed.path("values")));
      case "close" -> person.close(view(person, deed));
      case "say" -> say(person, channel(person, deed), deed.path("text").asText());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whoever signs in to the workspace under this id. */
  static SlackMember member(SlackTwin twin, String id) {
    return twin.people().stream()
        .filter(member -> member.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody of this id can sign in"));
  }

  /** A line that begins with a slash is a command. */
  private static void say(SlackPerson person, SlackChannel channel, String text) {
    if (text.startsWith("/")) {
      person.command(channel, text);
    } else if (!text.isBlank()) {
      person.say(channel, text);
    }
  }

  private static SlackChannel channel(SlackPerson person, JsonNode deed) {
    return found(
        person.channels().stream()
            .filter(channel -> channel.id().equals(deed.path("channel").asText()))
            .findFirst());
  }

  private static SlackMessage message(SlackPerson person, JsonNode deed) {
    return found(
        person.messages(channel(person, deed)).stream()
            .filter(message -> message.ts().equals(deed.path("ts").asText()))
            .findFirst());
  }

  private static SlackView view(SlackPerson person, JsonNode deed) {
    return found(
        person.views().stream()
            .filter(view -> view.id().equals(deed.path("view").asText()))
            .findFirst());
  }

  private static <T> T found(Optional<T> thing) {
    return thing.orElseThrow(() -> new IllegalArgumentException("it is not there any more"));
  }

  private static Map<String, String> values(JsonNode values) {
    Map<String, String> filled = new LinkedHashMap<>();
    values.properties().forEach(value -> filled.put(value.getKey(), value.getValue().asText()));
    return filled;
  }
}
