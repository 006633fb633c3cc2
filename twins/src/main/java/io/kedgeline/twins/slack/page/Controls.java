package io.kedgeline.twins.slack.page;

import static io.kedgeline.twins.slack.page.Html.attribute;
import static io.kedgeline.twins.slack.page.Html.escaped;
import static io.kedgeline.twins.slack.page.Html.flag;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.slack.SlackMember;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person uses in a message or a modal: buttons and inputs. */
final class Controls {

  private final List<SlackMember> people;

  Controls(List<SlackMember> people) {
    this.people = people;
  }

  /** A button, which the script presses by what stands in its attributes. */
  static String button(JsonNode element) {
    JsonNode confirm = element.path("confirm");
    String attributes =
        attribute("data-action", element.path("action_id").asText())
            + attribute("class", element.path("style").asText("usual"))
            + (confirm.isObject() ? question(confirm) : "");
    String words = escaped(element.path("text").path("text").asText());
    String url = element.path("url").asText();
    return url.startsWith("https://") || url.startsWith("http://")
        ? "<a target=\"_blank\" rel=\"noopener noreferrer\"%s%s>%s</a>"
            .formatted(attribute("href", url), attributes, words)
        : "<button type=\"button\"%s>%s</button>".formatted(attributes, words);
  }

  private static String question(JsonNode confirm) {
    return attribute("data-title", confirm.path("title").path("text").asText())
        + attribute("data-text", confirm.path("text").path("text").asText())
        + attribute("data-yes", confirm.path("confirm").path("text").asText())
        + attribute("data-no", confirm.path("deny").path("text").asText());
  }

  /** What stands in an input block, named by its {@code action_id}. */
  String input(JsonNode element, boolean optional) {
    String name =
        attribute("name", element.path("action_id").asText()) + flag("required", !optional);
    return switch (element.path("type").asText()) {
      case "plain_text_input" -> text(element, name);
      case "datepicker" ->
          "<input type=\"date\"%s%s>".formatted(name, attribute("value", element, "initial_date"));
      case "users_select" -> "<select%s>%s</select>".formatted(name, members(element));
      case "static_select" ->
          "<select%s>%s</select>".formatted(name, "<option></option>" + options(element));
      case "multi_static_select" ->
          "<select multiple%s>%s</select>".formatted(name, options(element));
      case "radio_buttons" -> choices(element, "radio", name);
      case "checkboxes" -> choices(element, "checkbox", attribute("name", element, "action_id"));
      default -> "<em>this page does not know such an input</em>";
    };
  }

  private static String text(JsonNode element, String name) {
    String limits =
        attribute("minlength", element, "min_length")
            + attribute("maxlength", element, "max_length")
            + attribute("placeholder", element.path("placeholder"), "text");
    String initial = element.path("initial_value").asText();
    return element.path("multiline").asBoolean()
        ? "<textarea rows=\"3\"%s%s>%s</textarea>".formatted(name, limits, escaped(initial))
        : "<input type=\"text\"%s%s%s>".formatted(name, limits, attribute("value", initial));
  }

  private String members(JsonNode element) {
    String initial = element.path("initial_user").asText();
    return "<option></option>"
        + people.stream()
            .map(member -> option(member.id(), member.name(), member.id().equals(initial)))
            .collect(Collectors.joining());
  }

  private static String options(JsonNode element) {
    Set<String> initial = initial(element);
    return element
        .path("options")
        .valueStream()
        .map(one -> {
          String value = one.path("value").asText();
          return option(value, one.path("text").path("text").asText(), initial.contains(value));
        })
        .collect(Collectors.joining());
  }

  private static String option(String value, String words, boolean selected) {
    return "<option%s%s>%s</option>"
        .formatted(attribute("value", value), flag("selected", selected), escaped(words));
  }

  private static String choices(JsonNode element, String type, String name) {
    Set<String> initial = initial(element);
    return element
        .path("options")
        .valueStream()
        .map(one -> {
          String value = one.path("value").asText();
          return "<label class=\"choice\"><input type=\"%s\"%s%s%s> %s</label>"
              .formatted(
                  type,
                  name,
                  attribute("value", value),
                  flag("checked", initial.contains(value)),
                  escaped(one.path("text").path("text").asText()));
        })
        .collect(Collectors.joining());
  }

  private static Set<String> initial(JsonNode element) {
    return Stream.concat(
            Stream.of(element.path("initial_option")),
            element.path("initial_options").valueStream())
        .map(option -> option.path("value").asText())
        .collect(Collectors.toSet());
  }
}
