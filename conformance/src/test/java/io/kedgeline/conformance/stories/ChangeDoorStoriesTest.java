package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.DirectoryEntry;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.ChangeWish;
import io.kedgeline.sandbox.world.InventedChange;
import io.kedgeline.starters.people.PeopleFile;
import io.kedgeline.twins.change.ChangeSender;
import io.kedgeline.twins.change.ChangeSender.Answered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the change system asks and tells at the server's door, and what others try there. */
@ExtendWith(SharedSandbox.class)
@Timeout(180)
class ChangeDoorStoriesTest {

  private static final String DIFFERENT = "\u202e@channel another reason than before";

  private int words;
  private final Sandbox sandbox;
  private final Story story;
  private final ChangeSender sender;
  private final ChangeId change = Story.freshChange();
  private final ChangeWish wish;
  private final RunId run = new RunId("RB-06/" + change);
  private final String runs = "/v1/changes/" + change + "/runs";
  private final String events = "/v1/changes/" + change + "/events";

  ChangeDoorStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.sender = sandbox.changeSender();
    this.wish = ChangeWish.of(sandbox, change);
    sandbox.recordChange(change);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void end() {
    if (started()) {
      Waiting.until(
          () -> Optional.of(story.desk().status(run).state()),
          state -> state != WindowState.PLANNING,
          run + " to be planned");
      if (!story.desk().status(run).state().last()) {
        story.closed(run);
      }
    }
  }

  @Test
  @DisplayName("AC-21 the same change id twice starts one run, and another content under it none")
  void theSameChangeIdTwiceStartsOneRun() {
    assertEquals(202, sender.send(runs, wish.json()).status());
    Answered again = sender.send(runs, wish.with("length", "PT1800S").json());
    assertEquals(200, again.status(), again.body());
    assertTrue(again.body().contains("\"" + run + "\""), again.body());
    Answered other =
        sender.send(runs, wish.with("reason", DIFFERENT).with("length", "PT20M").json());
    assertEquals(409, other.status());
    assertTrue(other.body().contains("CHANGE_IN_USE"), other.body());
    assertTrue(other.body().contains("differs in length, reason: "), other.body());
    assertFalse(other.body().contains("channel"), other.body());
    Answered others = sender.send(runs, wish.with("requester", "omar").json());
    assertTrue(others.body().contains("differs in requester: "), others.body());
    Waiting.untilState(story.desk(), run, WindowState.AWAITING_APPROVAL);
  }

  @Test
  @DisplayName("AC-28 the change system starts no drill")
  void theChangeSystemStartsNoDrill() {
    ChangeId drill = new ChangeId("DRILL-202612010900");
    Answered refused =
        sender.send("/v1/changes/" + drill + "/runs", ChangeWish.of(sandbox, drill).json());
    assertTrue(List.of(400, 403, 409).contains(refused.status()), refused.body());
    RunStartTable starts = new RunStartTable(sandbox.ledger());
    assertEquals(Optional.empty(), starts.find(RunId.ofWindow(drill)));
    assertEquals(Optional.empty(), starts.find(new RunId("RB-06/" + drill)));
  }

  @Test
  @DisplayName("AC-21 a webhook that is replayed starts nothing more, and nothing at all later")
  void aWebhookThatIsReplayedStartsNothingMore() {
    Instant sent = Instant.now();
    assertEquals(202, sender.send(runs, wish.json(), sent).status());
    assertEquals(200, sender.send(runs, wish.json(), sent).status());
    String at = Long.toString(sent.getEpochSecond());
    String base64 =
        Base64.getEncoder()
            .encodeToString(
                HexFormat.of().parseHex(sender.signature(at, wish.json()).substring(3)));
    assertEquals(200, sender.send(runs, wish.json(), at, "v1=" + base64).status());
    for (Duration apart : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
      Answered stale = sender.send(runs, wish.json(), sent.plus(apart));
      assertEquals(401, stale.status());
      assertTrue(stale.body().contains("NOT_SIGNED_BY_CHANGE_SYSTEM"), stale.body());
    }
  }

  @Test
  @DisplayName("AC-21 what is signed for one change is no word on another, nor on another path")
  void whatIsSignedForOneChangeIsNoWordOnAnother() {
    Answered elsewhere = sender.send("/v1/changes/CHG-999999/runs", wish.json());
    assertEquals(400, elsewhere.status());
    assertTrue(elsewhere.body().contains("must be the one that the path names"), elsewhere.body());
    assertEquals(400, sender.send(runs, "{\"change\":\"" + change + "\"}").status());
    assertEquals(404, sender.send(events, "{\"change\":\"" + change + "\"}").status());
    sender.send(runs, wish.json());
    assertEquals(400, sender.send(events, wish.json()).status());
  }

  @Test
  @DisplayName("AC-21 what the change system did not sign, or signed doubtfully, starts nothing")
  void whatTheChangeSystemDidNotSignStartsNothing() {
    String now = Long.toString(Instant.now().getEpochSecond());
    String good = sender.signature(now, wish.json());
    String forged = "v1=" + "0".repeat(64);
    assertEquals(401, sender.send(runs, wish.json(), now).status());
    assertEquals(401, sender.send(runs, wish.json(), now, forged).status());
    assertEquals(401, sender.send(runs, wish.json(), now, good, forged).status());
    assertEquals(401, sender.send(runs, wish.json(), now, forged, good).status());
    assertEquals(401, sender.send(runs, wish.json(), now, good + "," + forged).status());
    assertEquals(401, sender.send(runs, wish.json(), now, good.toUpperCase(Locale.ROOT)).status());
    assertEquals(401, sender.send(runs, wish.with("requester", "omar").json(), now, good).status());
    assertEquals(401, sender.send("/v1/changes/no%20change/runs", "{", now, good).status());
    try (ChangeSender stranger = new ChangeSender(sandbox.server(), "f".repeat(32))) {
      assertEquals(401, stranger.send(runs, wish.json()).status());
    }
    assertFalse(started());
  }

  @ParameterizedTest
  @CsvSource({
    "nobody,                     403, REQUESTER_UNKNOWN",
    "nobody@exacttr.example,     403, REQUESTER_UNKNOWN",
    "ravi,                       403, REQUESTER_NOT_ALLOWED",
    "Ravi+x@ExactTR.example,     403, REQUESTER_NOT_ALLOWED",
    "m\u0430ya@exacttr.example,  400, BAD_REQUEST",
    "maya@exacttr.example\u200b, 400, BAD_REQUEST",
    "'maya@exacttr.example,omar@exacttr.example', 400, BAD_REQUEST",
    "Maya,                       400, BAD_REQUEST",
    "'',                         400, BAD_REQUEST"
  })
  @DisplayName("AC-21 only somebody who may ask is asked for")
  void onlySomebodyWhoMayAskIsAskedFor(String requester, int status, String code) {
    Answered answer = sender.send(runs, wish.with("requester", requester).json());
    assertEquals(status, answer.status(), answer.body());
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    assertFalse(requester.contains("@") && answer.body().contains(requester), answer.body());
    assertFalse(started());
  }

  @Test
  @DisplayName("AC-21 nothing is asked for in the name of somebody who was suspended")
  void nothingIsAskedForInTheNameOfSomebodyWhoWasSuspended() {
    List<DirectoryEntry> people = new PeopleFile(sandbox.peopleFile()).read().entries();
    sandbox.synchronise(
        people.stream()
            .map(entry -> entry.person().id().equals(REQUESTER) ? suspended(entry) : entry)
            .toList(),
        sandbox.clock().instant());
    Answered answer = sender.send(runs, wish.json());
    sandbox.synchronise(people, sandbox.clock().instant());
    assertEquals(403, answer.status());
    assertFalse(started());
  }

  private static DirectoryEntry suspended(DirectoryEntry entry) {
    Person was = entry.person();
    return new DirectoryEntry(
        new Person(
            was.id(),
            was.displayName(),
            PersonStatus.SUSPENDED,
            was.groups(),
            was.certificates(),
            was.accounts()),
        entry.emails(),
        entry.slack());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"requester\":\"omar\",%s",
        "{\"vote\":\"approve\",%s",
        "{\"channel\":\"http\",%s",
        "[{%s]",
      })
  void aBodyThatSaysThingsTwiceOrMoreThanIsAskedStartsNothing(String shape) {
    String rest = wish.json().substring(1);
    assertEquals(400, sender.send(runs, shape.formatted(rest)).status());
    assertFalse(started());
  }

  @Test
  @DisplayName("AC-21 whoever the change system asks for fills no slot")
  void whoeverTheChangeSystemAsksForFillsNoSlot() {
    sender.send(runs, wish.with("requester", "Maya+oncall@exacttr.example").json());
    Waiting.untilState(story.desk(), run, WindowState.AWAITING_APPROVAL);
    assertEquals("SELF_APPROVAL", Story.code(story.approve(run, REQUESTER, "security-lead")));
    assertEquals(2, story.desk().status(run).emptySlots().size());
    story.closed(run);
    assertTrue(
        story.facts(run).stream()
            .filter(fact -> fact.kind() == FactKind.REQUESTED)
            .allMatch(fact ->
                fact.detail()
                    .getOrDefault("act", "")
                    .contains("\"channel\":\"change-management\"")));
  }

  @Test
  @DisplayName("AC-21 a record of other people allows nothing that the change system asks")
  void aRecordOfOtherPeopleAllowsNothingThatTheChangeSystemAsks() {
    sandbox.changes().change(change.value(), Map.of("requested_by", "lena@exacttr.example"));
    sender.send(runs, wish.json());
    assertTrue(story.outcome(run).reason().startsWith("CHANGE_PEOPLE: "));
  }

  @Test
  @DisplayName("AC-21 the change system's word that a record was cancelled ends the window at once")
  void theChangeSystemsWordThatARecordWasCancelledEndsTheWindowAtOnce()
      throws IOException, InterruptedException {
    withoutPolling(() -> {
      open();
      assertInstanceOf(SessionAnswer.Granted.class, new Holder(sandbox).ask());
      Answered early = moved();
      assertEquals(202, early.status(), early.body());
      story.awaitFact(run, FactKind.RESULT, "ReadChange");
      assertEquals(WindowState.OPEN, story.desk().status(run).state());
      assertEquals(429, moved().status());
      sandbox.skip(Duration.ofMinutes(2));
      sandbox.changes().change(change.value(), Map.of("state", "4"));
      assertEquals(202, moved().status());
      Waiting.untilState(story.desk(), run, WindowState.CLOSED);
      assertInstanceOf(SessionAnswer.Refused.class, new Holder(sandbox).ask());
      assertTrue(
          story.outcome(run).reason().startsWith("ended by change management: CHANGE_STATE: "));
    });
  }

  @Test
  @DisplayName("AC-21 a record that is put off ends the window that it no longer covers")
  void aRecordThatIsPutOffEndsTheWindowThatItNoLongerCovers()
      throws IOException, InterruptedException {
    withoutPolling(() -> {
      sender.send(runs, wish.json());
      Waiting.untilState(story.desk(), run, WindowState.AWAITING_APPROVAL);
      Instant later = sandbox.clock().instant().plus(Duration.ofDays(1));
      sandbox.changes().change(change.value(), Map.of("start_date", InventedChange.date(later)));
      assertEquals(202, moved().status());
      Waiting.untilState(story.desk(), run, WindowState.DENIED);
      assertTrue(
          story.outcome(run).reason().startsWith("ended by change management: CHANGE_WINDOW: "));
      assertEquals(409, moved().status());
    });
  }

  private void open() {
    sender.send(runs, wish.json());
    Waiting.untilState(story.desk(), run, WindowState.AWAITING_APPROVAL);
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    Waiting.untilState(story.desk(), run, WindowState.OPEN);
  }

  /** Another word each time, though it be within the same second: the same one is said once. */
  private Answered moved() {
    words++;
    return sender.send(events, "{\"change\":\"" + change + "\"" + " ".repeat(words) + "}");
  }

  private boolean started() {
    return new RunStartTable(sandbox.ledger()).find(run).isPresent();
  }

  /** The worker looks at records by itself, too: what ends the window here is not to be that. */
  private void withoutPolling(Runnable tale) throws IOException, InterruptedException {
    Path usual = sandbox.workerSettings();
    Path quiet = usual.resolveSibling("worker-without-polling.properties");
    Files.writeString(
        quiet, Files.readString(usual).replaceFirst("change.interval=.*", "change.interval=PT9H"));
    sandbox.worker().kill();
    sandbox.startWorkerAgain(quiet);
    try {
      tale.run();
      end();
    } finally {
      sandbox.worker().kill();
      sandbox.startWorkerAgain();
    }
  }
}
