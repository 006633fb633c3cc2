package io.kedgeline.twins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import com.slack.api.model.view.ViewState;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackModalsTest {

  private static final String MODAL =
      """
      {"type":"modal","callback_id":"deny","private_metadata":"RB-06/CHG-1042",
       "notify_on_close":true,
       "title":{"type":"plain_text","text":"Deny"},"submit":{"type":"plain_text","text":"Deny"},
       "blocks":[
        {"type":"input","block_id":"why","label":{"type":"plain_text","text":"Why"},
         "element":{"type":"plain_text_input","action_id":"reason","max_length":20}},
        {"type":"input","block_id":"who","optional":true,
         "label":{"type":"plain_text","text":"Tell"},
         "element":{"type":"static_select","action_id":"tell","options":[
           {"text":{"type":"plain_text","text":"Nobody"},"value":"none"},
           {"text":{"type":"plain_text","text":"On call"},"value":"oncall"}]}},
        {"type":"actions","block_id":"more","elements":[
         {"type":"button","action_id":"explain","text":{"type":"plain_text","text":"?"}}]}]}
      """;

  private final SlackWorld world;

  SlackModalsTest() throws IOException {
    world = new SlackWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private String trigger() throws IOException, SlackApiException {
    return world.maya().click(world.card(), "deny").payload().path("trigger_id").asText();
  }

  private ViewsOpenResponse open(String trigger, String view)
      throws IOException, SlackApiException {
    return world.client.viewsOpen(ask -> ask.triggerId(trigger).viewAsString(view));
  }

  private SlackView opened() throws IOException, SlackApiException {
    ViewsOpenResponse response = open(trigger(), MODAL);
    assertTrue(response.isOk(), () -> response.getError() + response.getResponseMetadata());
    return world.maya().views().getLast();
  }

  @Test
  void aTriggerOpensOneModalForWhoeverClicked() throws IOException, SlackApiException {
    String trigger = trigger();
    ViewsOpenResponse response = open(trigger, MODAL);
    assertTrue(response.isOk(), response::getError);
    SlackView view = world.maya().views().getLast();
    assertEquals(response.getView().getId(), view.id());
    assertEquals("Deny", view.title());
    assertEquals("RB-06/CHG-1042", view.privateMetadata());
    assertEquals(List.of(), world.noor().views());
    assertEquals("exchanged_trigger_id", open(trigger, MODAL).getError());
  }

  @Test
  void aTriggerDiesAfterThreeSeconds() throws IOException, SlackApiException {
    String trigger = trigger();
    world.clock.move(Duration.ofSeconds(3));
    assertEquals("expired_trigger_id", open(trigger, MODAL).getError());
    assertEquals("invalid_trigger_id", open("made up", MODAL).getError());
    assertEquals("invalid_trigger_id", open("1.2.abc", MODAL).getError());
  }

  @ParameterizedTest(name = "{0} of more than {1} characters")
  @CsvSource({"title/text,24", "submit/text,24", "private_metadata,3000", "callback_id,255"})
  void aModalKeepsItsLimits(String field, int most) throws IOException, SlackApiException {
    String value = "x".repeat(most + 1);
    String broken =
        field.endsWith("/text")
            ? MODAL.replaceFirst(
                "(\""
                    + field.substring(0, field.indexOf('/'))
                    + "\":\\{\"type\":\"plain_text\",\"text\":)\"Deny\"",
                "$1\"" + value + "\"")
            : MODAL.replaceFirst("(\"" + field + "\":)\"[^\"]*\"", "$1\"" + value + "\"");
    ViewsOpenResponse refused = open(trigger(), broken);
    assertEquals("invalid_arguments", refused.getError());
    assertEquals(
        List.of(
            "[ERROR] must be less than %d characters [json-pointer:/view/%s]"
                .formatted(most + 1, field)),
        refused.getResponseMetadata().getMessages());
    assertEquals(List.of(), world.maya().views());
  }

  @Test
  void aModalThatAsksNeedsAWayToSubmitIt() throws IOException, SlackApiException {
    String silent = MODAL.replace("\"submit\":{\"type\":\"plain_text\",\"text\":\"Deny\"},", "");
    assertEquals(
        List.of("[ERROR] missing required field: submit [json-pointer:/view]"),
        open(trigger(), silent).getResponseMetadata().getMessages());
  }

  @Test
  void aModalIsNotTooLargeAndItsExternalNameIsItsOwn() throws IOException, SlackApiException {
    String section =
        "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}"
            .formatted("x".repeat(2900));
    String blocks = String.join(",", Collections.nCopies(100, section));
    String large =
        "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"x\"},\"blocks\":[%s]}"
            .formatted(blocks);
    assertEquals("view_too_large", open(trigger(), large).getError());
    String named = MODAL.replace("\"callback_id\"", "\"external_id\":\"chg\",\"callback_id\"");
    assertTrue(open(trigger(), named).isOk());
    assertEquals("duplicate_external_id", open(trigger(), named).getError());
  }

  @Test
  void aViewIsUpdatedByWhoeverKnowsItsHash() throws IOException, SlackApiException {
    SlackView view = opened();
    assertTrue(update(view, view.hash()).isOk());
    assertEquals("hash_conflict", update(view, view.hash()).getError());
    SlackView now = world.maya().views().getLast();
    assertTrue(update(view, now.hash()).isOk());
    world.maya().close(now);
    assertEquals("not_found", update(view, now.hash()).getError());
  }

  private ViewsUpdateResponse update(SlackView view, String hash)
      throws IOException, SlackApiException {
    return world.client.viewsUpdate(ask -> ask.viewId(view.id()).hash(hash).viewAsString(MODAL));
  }

  @Test
  void whatWasFilledInIsDeliveredAndAnEmptyAnswerClosesTheModal()
      throws IOException, SlackApiException {
    SlackView view = opened();
    SlackDelivery delivery =
        world.maya().submit(view, Map.of("reason", "not tonight", "tell", "oncall"));
    ViewSubmissionPayload payload =
        GsonFactory.createSnakeCase()
            .fromJson(delivery.payload().toString(), ViewSubmissionPayload.class);
    assertEquals(world.maya.id(), payload.getUser().getId());
    assertEquals("deny", payload.getView().getCallbackId());
    assertEquals("RB-06/CHG-1042", payload.getView().getPrivateMetadata());
    ViewState state = payload.getView().getState();
    assertEquals("not tonight", value(state, "why", "reason").getValue());
    assertEquals("oncall", value(state, "who", "tell").getSelectedOption().getValue());
    assertEquals(List.of(), world.maya().views());
    assertThrows(IllegalStateException.class, () -> world.maya().submit(view, Map.of()));
    assertTrue(world.maya().staleSubmit(view, Map.of("reason", "again")).ack().acked());
  }

  @Test
  void aClientLetsNothingPassThatTheModalDoesNotAllow() throws IOException, SlackApiException {
    SlackView view = opened();
    SlackPerson maya = world.maya();
    assertThrows(IllegalStateException.class, () -> maya.submit(view, Map.of()));
    assertThrows(
        IllegalStateException.class, () -> maya.submit(view, Map.of("reason", "x".repeat(21))));
    assertThrows(
        IllegalArgumentException.class,
        () -> maya.submit(view, Map.of("reason", "x", "tell", "everybody")));
    assertThrows(
        IllegalArgumentException.class, () -> maya.submit(view, Map.of("reason", "x", "no", "x")));
  }

  @Test
  void errorsKeepTheModalOpenAndStandAtTheirBlocks() throws IOException, SlackApiException {
    SlackView view = opened();
    world.app.answers(200, "{\"response_action\":\"errors\",\"errors\":{\"why\":\"Say more\"}}");
    world.maya().submit(view, Map.of("reason", "no"));
    assertEquals(Map.of("why", "Say more"), world.maya().views().getLast().errors());
    world.app.answers(200, "{\"response_action\":\"errors\",\"errors\":{\"more\":\"No input\"}}");
    world.maya().submit(view, Map.of("reason", "no"));
    assertTrue(world.maya().notices().getLast().startsWith("We had some trouble connecting"));
  }

  @Test
  void anUpdateShowsAnotherViewInItsPlace() throws IOException, SlackApiException {
    SlackView view = opened();
    String done =
        MODAL.replace(
            "\"title\":{\"type\":\"plain_text\",\"text\":\"Deny\"}",
            "\"title\":{\"type\":\"plain_text\",\"text\":\"Denied\"}");
    world.app.answers(200, "{\"response_action\":\"update\",\"view\":" + done + "}");
    world.maya().submit(view, Map.of("reason", "no"));
    SlackView now = world.maya().views().getLast();
    assertEquals("Denied", now.title());
    assertEquals(view.id(), now.id());
    world.app.answers(200, "{\"response_action\":\"clear\"}");
    world.maya().submit(now, Map.of("reason", "no"));
    assertEquals(List.of(), world.maya().views());
  }

  @Test
  void anAnswerThatSlackDoesNotUnderstandLeavesTheModalOpen()
      throws IOException, SlackApiException {
    SlackView view = opened();
    for (String answer :
        List.of("done", "{}", "{\"response_action\":\"update\",\"view\":{\"type\":\"modal\"}}")) {
      world.app.answers(200, answer);
      world.maya().submit(view, Map.of("reason", "no"));
    }
    world.app.answers(500, "");
    world.maya().submit(view, Map.of("reason", "no"));
    assertEquals(4, world.maya().notices().size());
    assertEquals(1, world.maya().views().size());
  }

  @Test
  void theAppIsToldOfAClosedModalIfItAskedToBe() throws IOException, SlackApiException {
    SlackDelivery told = world.maya().close(opened()).orElseThrow();
    assertEquals("view_closed", told.payload().path("type").asText());
    assertFalse(told.payload().has("trigger_id"));
    assertFalse(told.payload().path("is_cleared").asBoolean(true));
    open(trigger(), MODAL.replace("\"notify_on_close\":true,", ""));
    assertTrue(world.maya().close(world.maya().views().getLast()).isEmpty());
  }

  @Test
  void aButtonInAModalComesWithTheViewAndWhatStandsInIt() throws IOException, SlackApiException {
    SlackDelivery delivery =
        world.maya().click(opened(), "explain", Map.of("reason", "half a thou"));
    BlockActionPayload payload =
        GsonFactory.createSnakeCase()
            .fromJson(delivery.payload().toString(), BlockActionPayload.class);
    assertEquals("view", payload.getContainer().getType());
    assertEquals("explain", payload.getActions().getFirst().getActionId());
    assertEquals("half a thou", value(payload.getView().getState(), "why", "reason").getValue());
  }

  private static ViewState.Value value(ViewState state, String block, String action) {
    return Optional.ofNullable(state.getValues().get(block))
        .map(values -> values.get(action))
        .orElseThrow();
  }
}
