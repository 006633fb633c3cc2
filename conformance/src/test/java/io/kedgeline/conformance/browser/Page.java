package io.kedgeline.conformance.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kedgeline.sandbox.demo.Waiting;
import java.util.Map;
import java.util.Optional;

/**
 * A page in a browser, seen and used as a person does: by what stands there, with mouse and keys.
 */
public final class Page {

  private static final String PLACE =
      """
      (() => {
        const found = [...document.querySelectorAll(%s)].filter((e) => e.checkVisibility()).at(-1);
        if (!found) { return null; }
        found.scrollIntoView({ block: 'center' });
        const box = found.getBoundingClientRect();
        const x = box.x + box.width / 2, y = box.y + box.height / 2;
        const top = document.elementFromPoint(x, y);
        return found.contains(top) || (top && top.contains(found)) ? { x, y } : null;
      })()
      """;

  private final DevTools tools;
  private final String session;

  Page(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  /** What this expression of JavaScript comes to. */
  public JsonNode value(String expression) {
    JsonNode answer =
        tools.ask(
            session,
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.path("exceptionDetails").toString());
    }
    return answer.path("result").path("value");
  }

  /** The visible text of the last element that this selector finds; empty without one. */
  public String text(String selector) {
    return value(
            "[...document.querySelectorAll(%s)].at(-1)?.innerText ?? ''"
                .formatted(quoted(selector)))
        .asText();
  }

  /** Waits until the last element of this selector says this. */
  public void until(String selector, String words) {
    Waiting.until(
        () -> Optional.of(text(selector)),
        text -> text.contains(words),
        "'%s' to say '%s'".formatted(selector, words));
  }

  /** Waits until nothing that is shown has this selector. */
  public void untilGone(String selector) {
    Waiting.until(
        () -> Optional.of(value(PLACE.formatted(quoted(selector)))),
        JsonNode::isNull,
        selector + " to be gone");
  }

  /** Presses the mouse on the last element of this selector, once it is there to be pressed. */
  public void click(String selector) {
    JsonNode place =
        Waiting.until(
            () -> Optional.of(value(PLACE.formatted(quoted(selector)))),
            JsonNode::isObject,
            selector + " to be there and not covered");
    for (String event : new String[] {"mousePressed", "mouseReleased"}) {
      tools.ask(
          session,
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              event,
              "x",
              place.path("x").asDouble(),
              "y",
              place.path("y").asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** Types into the last element of this selector. */
  public void type(String selector, String text) {
    click(selector);
    tools.ask(session, "Input.insertText", Map.of("text", text));
  }

  /** Chooses the option with this text, as the keyboard would. */
  public void choose(String selector, String option) {
    Waiting.until(
        () ->
            Optional.of(
                value(
                    """
                    (() => {
                      const select = document.querySelector(%s);
                      const option = [...select.options].find((one) => one.text === %s);
                      if (!option) { return false; }
                      select.value = option.value;
                      select.dispatchEvent(new Event('change', { bubbles: true }));
                      return true;
                    })()
                    """
                        .formatted(quoted(selector), quoted(option)))),
        JsonNode::asBoolean,
        option + " to be there to choose");
  }

  private static String quoted(String text) {
    return JsonMapper.builder().build().getNodeFactory().textNode(text).toString();
  }
}
