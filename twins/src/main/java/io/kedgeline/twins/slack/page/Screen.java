package io.kedgeline.twins.slack.page;

import static io.kedgeline.twins.slack.page.Html.attribute;
import static io.kedgeline.twins.slack.page.Html.escaped;

import io.kedgeline.twins.slack.SlackChannel;
import io.kedgeline.twins.slack.SlackMember;
import io.kedgeline.twins.slack.SlackMessage;
import io.kedgeline.twins.slack.SlackPerson;
import io.kedgeline.twins.slack.SlackTwin;
import io.kedgeline.twins.slack.SlackView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** What one member has before their eyes: parts of the page, by the id of the element. */
final class Screen {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LATEST_NOTICES = 3;

  private final SlackTwin twin;
  private final SlackPerson person;
  private final String room;
  private final Controls controls;

  /**
   * The screen of this member in that channel.
   *
   * @param room a channel's id; the first of theirs where they are in none of this id
   */
  Screen(SlackTwin twin, SlackMember member, String room) {
    this.twin = twin;
    this.person = twin.as(member);
    this.room = room;
    this.controls = new Controls(twin.people());
  }

  Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    List<SlackChannel> channels = person.channels();
    SlackChannel shown =
        channels.stream()
            .filter(channel -> channel.id().equals(room))
            .findFirst()
            .or(() -> channels.stream().findFirst())
            .orElse(new SlackChannel("", "nowhere"));
    parts.put("people", people());
    parts.put("rooms", channels.stream().map(one -> tab(one, one.equals(shown))).collect(joined()));
    parts.put("messages", shown.id().isEmpty() ? "" : messages(shown));
    List<SlackView> views = person.views();
    parts.put("view", views.isEmpty() ? "" : view(views.getLast()));
    List<String> notices = person.notices();
    parts.put(
        "notices",
        notices.stream()
            .skip(Math.max(0, notices.size() - LATEST_NOTICES))
            .map(notice -> "<p>%s</p>".formatted(escaped(notice)))
            .collect(joined()));
    return parts;
  }

  private String people() {
    return twin.people().stream()
        .map(member ->
            "<option%s%s>%s</option>"
                .formatted(
                    attribute("value", member.id()),
                    Html.flag("selected", member.id().equals(person.member().id())),
                    escaped(member.name())))
        .collect(joined());
  }

  private static String tab(SlackChannel channel, boolean shown) {
    String name =
        channel.id().startsWith("D") ? "Direct message with the app" : "# " + channel.name();
    return "<button type=\"button\"%s%s>%s</button>"
        .formatted(
            attribute("data-room", channel.id()),
            attribute("aria-current", String.valueOf(shown)),
            escaped(name));
  }

  private String messages(SlackChannel channel) {
    List<SlackMessage> seen = person.messages(channel);
    return seen.stream()
        .filter(message -> message.threadTs().isEmpty())
        .map(message -> message(message, thread(seen, message)))
        .collect(joined());
  }

  private String thread(List<SlackMessage> seen, SlackMessage parent) {
    return seen.stream()
        .filter(message -> message.threadTs().filter(parent.ts()::equals).isPresent())
        .map(message -> message(message, ""))
        .collect(joined());
  }

  private String message(SlackMessage message, String thread) {
    String body =
        message.blocks().isEmpty()
            ? "<p class=\"text\">%s</p>".formatted(SlackWords.message(message.text()))
            : new DrawnBlocks(controls, Map.of()).html(message.blocks());
    return """
    <article%s%s%s>
    <header><b>%s</b> <time>%s</time>%s</header>
    %s
    %s
    </article>\
    """
        .formatted(
            attribute("data-channel", message.channel()),
            attribute("data-ts", message.ts()),
            attribute("class", message.ephemeral() ? "ephemeral" : "message"),
            escaped(twin.find(message.author()).map(SlackMember::name).orElse("somebody")),
            time(message.ts()),
            (message.ephemeral() ? " only visible to you" : "")
                + (message.edited() ? " (edited)" : ""),
            body,
            thread.isEmpty() ? "" : "<div class=\"thread\">" + thread + "</div>");
  }

  private static String time(String ts) {
    return CLOCK.format(Instant.ofEpochSecond(Long.parseLong(ts.substring(0, ts.indexOf('.')))));
  }

  private String view(SlackView view) {
    String submit = view.body().path("submit").path("text").asText();
    return """
    <form%s%s>
    <h2>%s</h2>
    %s
    <p class="actions"><button type="button" data-close>%s</button>%s</p>
    </form>\
    """
        .formatted(
            attribute("data-view", view.id()),
            attribute("data-errors", String.valueOf(view.errors().size())),
            escaped(view.title()),
            new DrawnBlocks(controls, view.errors()).html(view.blocks()),
            escaped(view.body().path("close").path("text").asText("Close")),
            submit.isEmpty()
                ? ""
                : "<button type=\"submit\" class=\"primary\">%s</button>"
                    .formatted(escaped(submit)));
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("\n");
  }
}
