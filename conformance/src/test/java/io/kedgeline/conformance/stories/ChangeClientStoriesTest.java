package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.ChangeWish;
import io.kedgeline.starters.api.RunView;
import io.kedgeline.twins.change.ChangeClientSender;
import io.kedgeline.twins.change.ChangeSender.Answered;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** The change system as a client at the company's issuer, and who would pass for it. */
@ExtendWith(SharedSandbox.class)
@Timeout(180)
class ChangeClientStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final ChangeClientSender sender;
  private final ChangeId change = Story.freshChange();
  private final ChangeWish wish;
  private final RunId run = new RunId("RB-06/" + change);
  private final String runs = "/v1/changes/" + change + "/runs";
  private final String events = "/v1/changes/" + change + "/events";

  ChangeClientStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.sender = sandbox.changeClient();
    this.wish = ChangeWish.of(sandbox, change);
    sandbox.recordChange(change);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @Test
  void itsTokenAsksAndTellsForAsLongAsItLives() {
    String token = sender.token();
    assertEquals(202, sender.send(runs, wish.json(), token).status());
    Waiting.untilState(story.desk(), run, WindowState.AWAITING_APPROVAL);
    RunView shown = sandbox.as(SECURITY_LEAD).run(run);
    assertEquals(Optional.of("change-management"), shown.channel());
    assertEquals(REQUESTER, shown.row().requester());
    assertEquals(200, sender.send(runs, wish.json(), token).status());
    Answered other = sender.send(runs, wish.with("length", "PT20M").json(), token);
    assertEquals(409, other.status());
    assertEquals(202, told(token).status());
    story.awaitFact(run, FactKind.RESULT, "ReadChange");
    assertEquals(429, told(token).status());
    story.closed(run);
    assertEquals(409, told(token).status());
  }

  @Test
  @DisplayName("AC-21 only the change system's own access token passes for it")
  void onlyTheChangeSystemsOwnAccessTokenPassesForIt() {
    ClientTokenForgeries tokens = new ClientTokenForgeries(sandbox);
    assertAll(
        tokens.all().entrySet().stream()
            .flatMap(forged ->
                Stream.<Executable>of(
                    () ->
                        refused(forged.getKey(), sender.send(runs, wish.json(), forged.getValue())),
                    () -> refused(forged.getKey(), told(forged.getValue())))));
    assertFalse(started());
    assertEquals(400, sender.send(runs, "{}", tokens.good()).status());
    assertFalse(started());
  }

  @Test
  @DisplayName("AC-21 who brings a token and a signature, or two tokens, is not the change system")
  void whoBringsATokenAndASignatureIsNotTheChangeSystem() {
    String token = "Bearer " + sender.token();
    String now = Long.toString(Instant.now().getEpochSecond());
    String signature = sandbox.changeSender().signature(now, wish.json());
    Answered both =
        sender.sendWith(
            runs,
            wish.json(),
            "Authorization",
            token,
            "X-Kedgeline-Timestamp",
            now,
            "X-Kedgeline-Signature",
            signature);
    assertEquals(401, both.status());
    assertEquals(
        401,
        sender
            .sendWith(runs, wish.json(), "Authorization", token, "Authorization", token)
            .status());
    assertEquals(
        401,
        sender
            .sendWith(runs, wish.json(), "Authorization", token.replace("Bearer", "Basic"))
            .status());
    assertFalse(started());
  }

  @Test
  @DisplayName("AC-21 the change system's access token signs nobody in")
  void theChangeSystemsAccessTokenSignsNobodyIn() {
    String token = sender.token();
    assertEquals(401, sender.send("/v1/windows", "{}", token).status());
    assertEquals(401, sender.send("/v1/windows/" + change + "/votes", "{}", token).status());
    assertFalse(started());
  }

  private static void refused(String what, Answered answer) {
    assertEquals(401, answer.status(), what + ": " + answer.body());
    assertTrue(answer.body().contains("NOT_THE_CHANGE_CLIENT"), what + ": " + answer.body());
  }

  private Answered told(String token) {
    return sender.send(events, "{\"change\":\"" + change + "\"}", token);
  }

  private boolean started() {
    return new RunStartTable(sandbox.ledger()).find(run).isPresent();
  }
}
