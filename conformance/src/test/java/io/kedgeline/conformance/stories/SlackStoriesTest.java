package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.DirectoryEntry;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.ApprovalBrowser;
import io.kedgeline.sandbox.world.InventedSlack;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.people.PeopleFile;
import io.kedgeline.twins.slack.SlackDelivery;
import io.kedgeline.twins.slack.SlackFault;
import io.kedgeline.twins.slack.SlackMember;
import io.kedgeline.twins.slack.SlackMessage;
import io.kedgeline.twins.slack.SlackPerson;
import io.kedgeline.twins.slack.SlackView;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Windows that are approved, and denied, in Slack. */
@ExtendWith(SharedSandbox.class)
class SlackStoriesTest {

  private static final String SIGN_IN = "sign-in:security-lead";
  private static final String AS_RESPONSE_LEAD = "approve:ir-lead";

  private final Sandbox sandbox;
  private final Story story;
  private final InventedSlack slack;
  private final SlackSight sight;

  SlackStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.slack = sandbox.slack();
    this.sight = new SlackSight(slack);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void slackIsWell() {
    slack.twin().levers().clear();
  }

  @Test
  @DisplayName("AC-01 in Slack the requester cannot approve")
  void inSlackTheRequesterCannotApprove() {
    RunId run = story.awaitingApproval();
    SlackMessage card = card(run, text -> text.contains("0 of 2"));
    as(REQUESTER).click(card, AS_RESPONSE_LEAD);
    whispered(REQUESTER, "SELF_APPROVAL");
    ApprovalBrowser.Page own = ApprovalBrowser.approve(signIn(card), REQUESTER);
    assertTrue(own.status() == 409 && own.html().contains("SELF_APPROVAL"), own.html());
    assertEquals(2, story.desk().status(run).emptySlots().size());
    assertEquals(WindowState.WITHDRAWN, story.closed(run).state());
    assertEquals(List.of(), card(run, text -> text.contains("withdrawn")).buttons());
  }

  @Test
  void onePersonSignsInAndOneClicksAndTheCardFollowsTheWindow() {
    RunId run = story.awaitingApproval();
    SlackMessage card = card(run, text -> text.contains("0 of 2"));
    assertTrue(as(SECURITY_LEAD).click(card, SIGN_IN).ack().acked());
    ApprovalBrowser.Page approved = ApprovalBrowser.approve(signIn(card), SECURITY_LEAD);
    assertTrue(approved.status() == 200 && approved.html().contains("Approved"), approved.html());
    assertEquals(
        List.of(AS_RESPONSE_LEAD, "deny"),
        card(run, text -> text.contains("1 of 2, needs ir-lead")).buttons());
    as(RESPONSE_LEAD).click(card, AS_RESPONSE_LEAD);
    assertEquals(List.of(), card(run, text -> text.contains("OPEN, ends")).buttons());
    assertInstanceOf(SessionAnswer.Granted.class, new Holder(sandbox).ask());
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
    SlackMessage last = card(run, text -> text.contains("closed, proved and reviewed"));
    assertEquals(card.ts(), last.ts());
    String thread =
        Waiting.until(
            () -> Optional.of(thread(last)),
            told -> told.contains("REVIEWED"),
            "the thread told to its end");
    for (String told : List.of("grace  VOTED", "ravi  VOTED", "Enable: done", "CLOSED")) {
      assertTrue(thread.contains(told), thread);
    }
  }

  @Test
  @DisplayName("AC-12 a click that is delivered again, or made twice, is one vote")
  void aClickThatIsDeliveredAgainOrMadeTwiceIsOneVote() {
    RunId run = story.awaitingApproval();
    SlackMessage card = card(run, text -> text.contains("0 of 2"));
    SlackDelivery click = as(SECURITY_LEAD).click(card, AS_RESPONSE_LEAD);
    slack.twin().repeat(click);
    for (int retry = 1; retry <= 3; retry++) {
      assertTrue(slack.twin().redeliver(click, retry, "http_timeout").ack().acked());
    }
    as(SECURITY_LEAD).staleClick(card, AS_RESPONSE_LEAD);
    whispered(SECURITY_LEAD, "ALREADY_VOTED");
    story.closed(run);
    assertEquals(1, count(run, FactKind.VOTED));
    assertEquals(1, count(run, FactKind.REFUSED));
  }

  @Test
  void whoeverDeniesIsAskedWhyAndTheWindowEnds() {
    RunId run = story.awaitingApproval();
    SlackMessage card = card(run, text -> text.contains("0 of 2"));
    as(RESPONSE_LEAD).click(card, "deny");
    SlackView modal =
        Waiting.until(
            () -> as(RESPONSE_LEAD).views().stream().findFirst(),
            view -> true,
            "a modal that asks why");
    assertTrue(as(RESPONSE_LEAD).submit(modal, Map.of("reason", "not tonight")).ack().acked());
    assertEquals(WindowState.DENIED, story.outcome(run).state());
    assertEquals(List.of(), card(run, text -> text.contains("DENIED")).buttons());
    assertInstanceOf(SessionAnswer.Refused.class, new Holder(sandbox).ask());
    assertEquals(1, count(run, FactKind.DENIED));
    assertEquals(
        List.of(),
        slack.twin().calls().stream()
            .filter(call -> call.method().equals("chat.update"))
            .filter(call -> card.ts().equals(call.args().get("ts")))
            .filter(call -> call.args().getOrDefault("blocks", "").contains("approved"))
            .toList());
  }

  @Test
  @DisplayName("AC-17 a no to more time that comes when that wish is decided ends no window")
  void aNoToMoreTimeThatComesWhenThatWishIsDecidedEndsNoWindow() {
    RunId run = story.opened(HOLDER);
    wish(run, "the first wish for more");
    SlackMessage card = card(run, text -> text.contains("the first wish"));
    as(RESPONSE_LEAD).click(card, "deny");
    SlackView modal =
        Waiting.until(
            () -> as(RESPONSE_LEAD).views().stream().findFirst(),
            view -> view.title().equals("Deny more time"),
            "a modal that says what is denied");
    assertEquals(
        "ACCEPTED", Story.code(story.vote(run, SECURITY_LEAD, Optional.empty(), Decision.DENY)));
    wish(run, "the second wish for more");
    card(run, text -> text.contains("the second wish"));
    as(RESPONSE_LEAD).submit(modal, Map.of("reason", "not for so long"));
    whispered(RESPONSE_LEAD, "already decided");
    assertEquals(WindowState.OPEN, story.desk().status(run).state());
    assertEquals(2, story.desk().status(run).emptySlots().size());
    story.closed(run);
  }

  private void wish(RunId run, String reason) {
    assertEquals(
        "ACCEPTED",
        Story.code(
            story
                .desk()
                .extend(Caller.of(REQUESTER, "test"), run, Duration.ofMinutes(10), reason)));
  }

  @Test
  @DisplayName("AC-18 who is a guest, of another workspace or unknown approves nothing")
  void whoIsAGuestOfAnotherWorkspaceOrUnknownApprovesNothing() {
    RunId run = story.awaitingApproval();
    SlackMessage card = card(run, text -> text.contains("0 of 2"));
    SlackMember unknown = slack.twin().member("mallory");
    SlackMember foreign = slack.twin().memberOf("T0FOREIGN", "eve");
    for (SlackMember stranger : List.of(unknown, foreign)) {
      slack.twin().join(slack.channel(), stranger);
    }
    slack.twin().as(unknown).click(card, AS_RESPONSE_LEAD);
    whispered(slack.twin().as(unknown), "does not know whose Slack account this is");
    slack.twin().as(foreign).click(card, AS_RESPONSE_LEAD);
    whispered(slack.twin().as(foreign), "another workspace");
    SlackMember grace = as(SECURITY_LEAD).member();
    SlackMember guest = slack.twin().flag(grace, SlackMember.Flag.RESTRICTED);
    try {
      slack.twin().as(guest).click(card, AS_RESPONSE_LEAD);
      whispered(slack.twin().as(guest), "Guests, bots and accounts of other workspaces");
    } finally {
      slack.twin().restore(grace);
    }
    assertEquals(2, story.desk().status(run).emptySlots().size());
    story.closed(run);
    assertEquals(0, count(run, FactKind.VOTED));
  }

  @Test
  @DisplayName("AC-18 what Slack did not sign, or signed for another plan, approves nothing")
  void whatSlackDidNotSignOrSignedForAnotherPlanApprovesNothing() {
    RunId run = story.awaitingApproval();
    SlackMessage card = card(run, text -> text.contains("0 of 2"));
    SlackDelivery pressed = as(REQUESTER).click(card, AS_RESPONSE_LEAD);
    whispered(REQUESTER, "SELF_APPROVAL");
    String graces = pressed.body().replace(id(REQUESTER), id(SECURITY_LEAD));
    Instant now = Instant.now();
    for (Map<String, String> headers :
        List.of(
            Map.<String, String>of(),
            pressed.headers(),
            slack.twin().signed(graces, now.minus(Duration.ofMinutes(6))),
            slack.twin().signed(graces, now.plus(Duration.ofMinutes(6))))) {
      assertEquals(
          OptionalInt.of(401), slack.twin().send(pressed.to(), graces, headers).ack().status());
    }
    String digest = story.desk().plan(run).digest().orElseThrow().hex();
    String another = graces.replace(digest, Digest.ofText("another plan").hex());
    assertTrue(
        slack.twin().send(pressed.to(), another, slack.twin().signed(another, now)).ack().acked());
    whispered(SECURITY_LEAD, "Refused, ");
    story.closed(run);
    assertEquals(0, count(run, FactKind.VOTED));
  }

  private String id(PersonId person) {
    return as(person).member().id();
  }

  @Test
  void aClickThatNoWorkerAnswersIsTakenInAtOnceAndToldLater()
      throws IOException, InterruptedException {
    RunId run = story.awaitingApproval();
    SlackMessage card = card(run, text -> text.contains("0 of 2"));
    sandbox.worker().kill();
    SlackDelivery click = as(SECURITY_LEAD).click(card, AS_RESPONSE_LEAD);
    assertTrue(click.ack().acked(), () -> click.ack().toString());
    assertEquals(List.of(), as(SECURITY_LEAD).notices());
    sandbox.startWorkerAgain();
    card(run, text -> text.contains("1 of 2, needs security-lead"));
    story.closed(run);
    assertEquals(1, count(run, FactKind.VOTED));
  }

  @Test
  @DisplayName("AC-17 a click that is said after its person took it back counts no more")
  void aClickThatIsSaidAfterItsPersonTookItBackCountsNoMore() {
    RunId run = story.awaitingApproval();
    Digest plan = story.desk().plan(run).digest().orElseThrow();
    Optional<SignInToken> signIn =
        sandbox.proofFor(SECURITY_LEAD, Optional.of("security-lead"), plan);
    Instant pressed = sandbox.clock().instant();
    sandbox.skip(Duration.ofSeconds(30));
    story.desk().withdraw(Caller.of(SECURITY_LEAD, "test"), run);
    story
        .desk()
        .vote(
            Caller.of(SECURITY_LEAD, "slack").saying("late", pressed),
            run,
            plan,
            Optional.of("security-lead"),
            Decision.APPROVE,
            "",
            signIn);
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    RunState settled =
        Waiting.until(
                () -> Optional.of(story.desk().status(run)),
                status ->
                    status.state() == WindowState.OPEN
                        || status.state().last()
                        || status.emptySlots().contains("security-lead"),
                "what comes of the approvals")
            .state();
    assertNotEquals(WindowState.OPEN, settled);
    if (!settled.last()) {
      story.closed(run);
    }
    assertInstanceOf(SessionAnswer.Refused.class, new Holder(sandbox).ask());
  }

  @Test
  @DisplayName("AC-03 in Slack whoever was suspended says nothing that counts")
  void inSlackWhoeverWasSuspendedSaysNothingThatCounts() {
    RunId run = story.awaitingApproval();
    SlackMessage card = card(run, text -> text.contains("0 of 2"));
    List<DirectoryEntry> people = new PeopleFile(sandbox.peopleFile()).read().entries();
    sandbox.synchronise(
        people.stream().map(SlackStoriesTest::suspendTheResponseLead).toList(),
        sandbox.clock().instant());
    try {
      as(RESPONSE_LEAD).click(card, AS_RESPONSE_LEAD);
      whispered(RESPONSE_LEAD, "not an active member");
    } finally {
      sandbox.synchronise(people, sandbox.clock().instant());
    }
    assertEquals(2, story.desk().status(run).emptySlots().size());
    story.closed(run);
  }

  private static DirectoryEntry suspendTheResponseLead(DirectoryEntry entry) {
    Person person = entry.person();
    return person.id().equals(RESPONSE_LEAD)
        ? new DirectoryEntry(
            new Person(
                person.id(),
                person.displayName(),
                PersonStatus.SUSPENDED,
                person.groups(),
                person.certificates(),
                person.accounts()),
            entry.emails(),
            entry.slack())
        : entry;
  }

  @Test
  @DisplayName("AC-18 what somebody put into the inbox past Slack is said to nobody")
  void whatSomebodyPutIntoTheInboxPastSlackIsSaidToNobody() {
    RunId run = story.awaitingApproval();
    SlackMessage card = card(run, text -> text.contains("0 of 2"));
    SlackDelivery pressed = as(REQUESTER).click(card, AS_RESPONSE_LEAD);
    whispered(REQUESTER, "SELF_APPROVAL");
    sandbox
        .ledger()
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO slack_inbox (key, body, sent, signature, said_at, received_at)"
                    + " VALUES (?, ?, ?, ?, now(), now() - interval '1 minute')",
                "forged " + run,
                pressed.body().replace(id(REQUESTER), id(SECURITY_LEAD)),
                pressed.headers().get("X-Slack-Request-Timestamp"),
                pressed.headers().get("X-Slack-Signature")));
    Waiting.until(
        () ->
            sandbox
                .ledger()
                .jdbi()
                .withHandle(handle ->
                    handle
                        .createQuery(
                            "SELECT body FROM slack_inbox WHERE key = :key AND done_at IS NOT NULL")
                        .bind("key", "forged " + run)
                        .mapTo(String.class)
                        .findOne()),
        String::isEmpty,
        "the forged row to be passed over");
    assertEquals(2, story.desk().status(run).emptySlots().size());
    story.closed(run);
  }

  @Test
  @DisplayName("AC-20 while Slack is down the run goes on, and its card is repaired")
  void whileSlackIsDownTheRunGoesOnAndItsCardIsRepaired() {
    for (String method : List.of("chat.postMessage", "chat.update", "chat.postEphemeral")) {
      slack.twin().levers().fault(SlackFault.serverError(method));
    }
    RunId run = story.awaitingApproval();
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    Waiting.untilState(story.desk(), run, WindowState.OPEN);
    slack.twin().levers().clear();
    SlackMessage card = card(run, text -> text.contains("OPEN, ends"));
    slack.twin().delete(card);
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
    SlackMessage again = card(run, text -> text.contains("closed, proved and reviewed"));
    assertFalse(again.ts().equals(card.ts()));
  }

  private static URI signIn(SlackMessage card) {
    return card.link(SIGN_IN).orElseThrow();
  }

  private SlackPerson as(PersonId person) {
    return slack.as(person);
  }

  private long count(RunId run, FactKind kind) {
    return story.facts(run).stream().filter(fact -> fact.kind() == kind).count();
  }

  private SlackMessage card(RunId run, Predicate<String> says) {
    return sight.card(run, says);
  }

  private String thread(SlackMessage card) {
    return sight.thread(card);
  }

  private void whispered(PersonId to, String words) {
    sight.whispered(as(to), words);
  }

  private void whispered(SlackPerson to, String words) {
    sight.whispered(to, words);
  }
}
