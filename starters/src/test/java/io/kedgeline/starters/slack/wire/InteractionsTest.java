package io.kedgeline.starters.slack.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionsTest {

  private static final String CLICK =
      """
      {"type":"block_actions","team":{"id":"T1","domain":"d"},"trigger_id":"1.2.ab",
       "user":{"id":"U1","username":"grace","team_id":"T1"},
       "container":{"type":"message","message_ts":"17.001","channel_id":"C1"},
       "actions":[{"type":"button","action_id":"deny","block_id":"vote","value":"v",
                   "action_ts":"18.5"}]}
      """;
  private static final String SUBMISSION =
      """
      {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
       "view":{"id":"V1","callback_id":"deny","private_metadata":"m",
               "state":{"values":{"reason":{"reason":{"type":"plain_text_input","value":"no"}},
                                  "empty":{"empty":{"value":null}}}}}}
      """;

  @Test
  void aClickSaysWhoPressedWhatAndWhen() {
    Interaction.Click click =
        new Interaction.Click(
            new SlackUser("T1", "U1"), "C1", "17.001", "deny", "v", "18.5", "1.2.ab");
    assertEquals(Optional.of(click), Interactions.read(form(CLICK)));
    assertEquals("T1 C1 17.001 U1 deny 18.5", click.key());
  }

  @Test
  void aSubmissionSaysWhoSentWhat() {
    Interaction.Submission sent =
        new Interaction.Submission(
            new SlackUser("T1", "U1"), "V1", "deny", "m", Map.of("reason", "no"));
    assertEquals(Optional.of(sent), Interactions.read(form(SUBMISSION)));
    assertEquals("T1 V1 U1", sent.key());
  }

  @Test
  void aSubmissionSaysWhichOptionWasChosen() {
    String chosen = "{\"type\":\"static_select\",\"selected_option\":{\"value\":\"PT20M\"}}";
    Interaction.Submission sent =
        new Interaction.Submission(
            new SlackUser("T1", "U1"),
            "V1",
            "deny",
            "m",
            Map.of("reason", "no", "length", "PT20M"));
    assertEquals(
        Optional.of(sent),
        Interactions.read(
            form(
                SUBMISSION.replace(
                    "\"empty\":{",
                    "\"length\":{\"length\":" + chosen + ",\"e\":" + "{}},\"empty\":{"))));
  }

  @Test
  void aCommandSaysWhoTypedWhatWhere() {
    Interaction.Command command =
        new Interaction.Command(new SlackUser("T1", "U1"), "C1", "window request", "1.2.ab");
    assertEquals(
        Optional.of(command),
        Interactions.read(
            ("command=%2Fkedgeline&text=window+request&team_id=T1&user_id=U1&channel_id=C1"
                    + "&trigger_id=1.2.ab&user_name=grace")
                .getBytes(StandardCharsets.UTF_8)));
    assertEquals("command T1 U1 1.2.ab", command.key());
  }

  @Test
  void whatChangesNothingIsPassedOver() {
    assertEquals(Optional.empty(), Interactions.read(form("{\"type\":\"view_closed\"}")));
    assertEquals(Optional.empty(), Interactions.read(form(CLICK.replace("\"value\":\"v\",", ""))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a=b",
        "payload=%7B",
        "payload=%zz",
        "payload=[]",
        "payload=null",
        "payload={}",
        "payload={}&payload={}",
        "payload={\"type\":1}",
        "command=%2Fkedgeline&text=help",
        "command=%2Fkedgeline&text=help&text=status&team_id=T&user_id=U&channel_id=C&trigger_id=1",
        "payload={\"type\":\"block_actions\"}",
        "payload={\"type\":\"block_actions\",\"type\":\"view_closed\"}",
        "payload={\"type\":\"view_submission\",\"user\":{\"id\":\"U1\"}}"
      })
  void whatSlackDoesNotSendIsNotRead(String body) {
    assertThrows(Unreadable.class, () -> Interactions.read(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void twoActionsAtOnceAreNotRead() {
    assertThrows(
        Unreadable.class,
        () -> Interactions.read(form(CLICK.replace("\"actions\":[", "\"actions\":[{},"))));
  }

  @Test
  void aValueWithoutEndIsNotRead() {
    assertThrows(
        Unreadable.class,
        () -> Interactions.read(form(CLICK.replace("\"v\"", "\"" + "v".repeat(3_001) + "\""))));
  }

  private static byte[] form(String payload) {
    return ("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }
}
