package io.kedgeline.twins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SlackBlocksTest {

  private static final String DIVIDER = "{\"type\":\"divider\"}";

  private final SlackWorld world;

  SlackBlocksTest() throws IOException {
    world = new SlackWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of(
            "more than 50 blocks",
            String.join(",", Collections.nCopies(51, DIVIDER)),
            "no more than 50 items allowed [json-pointer:/blocks]"),
        Arguments.of(
            "a section's text",
            section("x".repeat(3001)),
            "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        Arguments.of(
            "an empty text",
            section(""),
            "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        Arguments.of(
            "a section without text",
            "{\"type\":\"section\"}",
            "missing required field: text [json-pointer:/blocks/0]"),
        Arguments.of(
            "a header's text",
            "{\"type\":\"header\",\"text\":" + plain("x".repeat(151)) + "}",
            "must be less than 151 characters [json-pointer:/blocks/0/text/text]"),
        Arguments.of(
            "a header in mrkdwn",
            "{\"type\":\"header\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"}}",
            "unsupported type [json-pointer:/blocks/0/text/type]"),
        Arguments.of(
            "a context's elements",
            "{\"type\":\"context\",\"elements\":[" + many(11, plain("x")) + "]}",
            "no more than 10 items allowed [json-pointer:/blocks/0/elements]"),
        Arguments.of(
            "buttons in a row",
            actions(IntStream.range(0, 26).mapToObj(i -> button("a" + i, "Ok", "1")).toList()),
            "no more than 25 items allowed [json-pointer:/blocks/0/elements]"),
        Arguments.of(
            "a button's text",
            actions(List.of(button("a", "x".repeat(76), "1"))),
            "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"),
        Arguments.of(
            "a button's value",
            actions(List.of(button("a", "Ok", "x".repeat(2001)))),
            "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]"),
        Arguments.of(
            "an action_id",
            actions(List.of(button("x".repeat(256), "Ok", "1"))),
            "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]"),
        Arguments.of(
            "an action_id twice",
            actions(List.of(button("a", "Ok", "1"), button("a", "No", "1"))),
            "action_id already exists [json-pointer:/blocks/0]"),
        Arguments.of(
            "a block_id twice",
            "{\"type\":\"divider\",\"block_id\":\"b\"},{\"type\":\"divider\",\"block_id\":\"b\"}",
            "block_id already exists [json-pointer:/blocks/1/block_id]"),
        Arguments.of(
            "an unknown block",
            "{\"type\":\"marquee\"}",
            "unsupported type [json-pointer:/blocks/0/type]"),
        Arguments.of(
            "an unknown field",
            "{\"type\":\"divider\",\"colour\":\"red\"}",
            "invalid additional property: colour [json-pointer:/blocks/0]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void slackTellsWhatIsWrongAndPostsNothing(String what, String blocks, String error)
      throws IOException, SlackApiException {
    ChatPostMessageResponse refused = world.post("[" + blocks + "]");
    assertEquals("invalid_blocks", refused.getError(), what);
    assertEquals(List.of(error), refused.getErrors());
    assertEquals(List.of("[ERROR] " + error), refused.getResponseMetadata().getMessages());
    assertEquals(List.of(), world.maya().messages(world.channel));
  }

  @Test
  void whatJustFitsIsPosted() throws IOException, SlackApiException {
    String blocks =
        String.join(
            ",",
            section("x".repeat(3000)),
            "{\"type\":\"header\",\"text\":" + plain("x".repeat(150)) + "}",
            "{\"type\":\"context\",\"elements\":[" + many(10, plain("x")) + "]}",
            actions(
                IntStream.range(0, 25)
                    .mapToObj(i -> button("a" + i, "x".repeat(75), "x".repeat(2000)))
                    .toList()));
    ChatPostMessageResponse posted = world.post("[" + blocks + "]");
    assertTrue(posted.isOk(), () -> posted.getError() + posted.getErrors());
  }

  @Test
  void blocksThatFitOneByOneAreTooLongTogether() throws IOException, SlackApiException {
    assertEquals(
        "msg_blocks_too_long",
        world.post("[" + many(4, section("x".repeat(3000))) + "]").getError());
  }

  @Test
  void whatIsNoListOfBlocksIsRefused() throws IOException, SlackApiException {
    assertEquals("invalid_blocks_format", world.post("{\"type\":\"divider\"}").getError());
    assertEquals("invalid_blocks_format", world.post("[").getError());
  }

  private static String section(String text) {
    return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + text + "\"}}";
  }

  private static String plain(String text) {
    return "{\"type\":\"plain_text\",\"text\":\"" + text + "\"}";
  }

  private static String actions(List<String> elements) {
    return "{\"type\":\"actions\",\"elements\":[" + String.join(",", elements) + "]}";
  }

  private static String button(String action, String text, String value) {
    return "{\"type\":\"button\",\"action_id\":\"%s\",\"value\":\"%s\",\"text\":%s}"
        .formatted(action, value, plain(text));
  }

  private static String many(int times, String json) {
    return String.join(",", Collections.nCopies(times, json));
  }
}
