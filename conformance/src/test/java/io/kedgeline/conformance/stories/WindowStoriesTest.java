package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.DirectoryEntry;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.journal.SealTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Budget;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.desk.RunFigures;
import io.kedgeline.starters.people.PeopleFile;
import io.kedgeline.workflows.breakglass.BreakGlassWindow;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import io.kedgeline.workflows.breakglass.WindowStart;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.GovernedRun;
import io.kedgeline.workflows.governed.RunStatus;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Windows end to end, against a real engine, a real PostgreSQL and a worker of its own process. */
@ExtendWith(SharedSandbox.class)
class WindowStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;

  WindowStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
  }

  @BeforeEach
  void theHolderIsRefusedBeforeAnything() {
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
  }

  @AfterEach
  void everybodyIsBack() {
    people(everybody(), sandbox.clock().instant());
  }

  @Test
  @DisplayName("AC-01 the requester cannot approve their own change, nor can the holder")
  void theRequesterCannotApproveTheirOwnChange() {
    RunId run = story.awaitingApproval();
    assertEquals("SELF_APPROVAL", Story.code(story.approve(run, REQUESTER, "security-lead")));
    assertEquals("SELF_APPROVAL", Story.code(story.approve(run, HOLDER, "ir-lead")));
    assertEquals(List.of("security-lead", "ir-lead"), story.desk().status(run).emptySlots());
    assertEquals(WindowState.WITHDRAWN, story.closed(run).state());
    assertNothingWasOpened(run);
  }

  @Test
  @DisplayName("AC-05 an empty directory denies")
  void anEmptyDirectoryDenies() {
    people(List.of(), sandbox.clock().instant());
    RunId run = story.asked();
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("REQUESTER_NOT_ALLOWED"), outcome.reason());
    assertNothingWasOpened(run);
  }

  @Test
  @DisplayName("AC-05 a stale directory denies")
  void aStaleDirectoryDenies() {
    people(everybody(), sandbox.clock().instant().minus(Duration.ofDays(2)));
    WindowOutcome outcome = story.outcome(story.asked());
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("DIRECTORY_STALE"), outcome.reason());
  }

  @Test
  @DisplayName("AC-05 people who grow too old between the first vote and the act open nothing")
  void peopleWhoGrowTooOldBeforeTheActOpenNothing() {
    RunId run = story.awaitingApproval();
    assertEquals("ACCEPTED", Story.code(story.approve(run, RESPONSE_LEAD, "ir-lead")));
    Duration tooOld = sandbox.rulebook().rulebook().directory().maximumAge().plusSeconds(60);
    people(everybody(), sandbox.clock().instant().minus(tooOld));
    assertEquals("ACCEPTED", Story.code(story.approve(run, SECURITY_LEAD, "security-lead")));
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("DIRECTORY_STALE"), outcome.reason());
    assertNothingWasOpened(run);
  }

  @Test
  @DisplayName("AC-06 a quorum that nobody can fill is refused at once")
  void aQuorumThatNobodyCanFillIsRefused() {
    List<DirectoryEntry> without =
        everybody().stream().filter(entry -> !entry.person().id().equals(RESPONSE_LEAD)).toList();
    people(without, sandbox.clock().instant());
    WindowOutcome outcome = story.outcome(story.asked());
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("QUORUM_UNSOLVABLE"), outcome.reason());
  }

  @Test
  @DisplayName("AC-08 an administrator has no way past the quorum")
  void anAdministratorHasNoWayPastTheQuorum() {
    PersonId admin = new PersonId("root-admin");
    Person administrator =
        new Person(admin, "Admin", PersonStatus.ACTIVE, Set.of(), Set.of(), Set.of());
    List<DirectoryEntry> more =
        Stream.concat(
                everybody().stream(),
                Stream.of(new DirectoryEntry(administrator, Set.of(), Set.of())))
            .toList();
    people(more, sandbox.clock().instant());
    RunId run = story.awaitingApproval();
    assertEquals("UNKNOWN_PERSON", Story.code(story.approve(run, admin, "security-lead")));
    assertEquals("NOT_IN_GROUP", Story.code(story.approve(run, RESPONSE_LEAD, "security-lead")));
    assertEquals("UNKNOWN_SLOT", Story.code(story.approve(run, SECURITY_LEAD, "override")));
    assertEquals(
        Set.of(
            "vote",
            "checkVote",
            "withdraw",
            "checkWithdraw",
            "close",
            "checkClose",
            "recheck",
            "checkRecheck",
            "extend",
            "checkExtend",
            "recordReview",
            "checkRecordReview",
            "status",
            "review",
            "plan"),
        Stream.of(GovernedRun.class.getDeclaredMethods())
            .map(Method::getName)
            .collect(Collectors.toSet()));
    story.closed(run);
    assertNothingWasOpened(run);
  }

  @Test
  @DisplayName("AC-11 a vote counts on its own run and execution, once")
  void aVoteCountsOnItsOwnRunAndExecutionOnce() {
    RunId one = story.awaitingApproval();
    SignedAct vote = ballot(one, story.desk().status(one).execution(), SECURITY_LEAD);
    SignedAct otherExecution = ballot(one, "another-execution", SECURITY_LEAD);
    assertEquals("OTHER_RUN", Story.code(governed(one).vote(otherExecution)));
    assertEquals("ACCEPTED", Story.code(governed(one).vote(vote)));
    assertEquals("REPLAYED", Story.code(governed(one).vote(vote)));
    story.closed(one);
    RunId two = story.awaitingApproval();
    assertEquals("OTHER_RUN", Story.code(governed(two).vote(vote)));
    story.closed(two);
  }

  @Test
  @DisplayName("AC-12 the same button many times and two approvers at once have one effect")
  void manyVotesAtOnceHaveOneEffect() {
    RunId run = story.awaitingApproval();
    List<CompletableFuture<String>> votes =
        Stream.of(SECURITY_LEAD, SECURITY_LEAD, SECURITY_LEAD, RESPONSE_LEAD, RESPONSE_LEAD)
            .map(person ->
                CompletableFuture.supplyAsync(() ->
                    Story.code(
                        story.approve(
                            run,
                            person,
                            person.equals(RESPONSE_LEAD) ? "ir-lead" : "security-lead"))))
            .toList();
    assertEquals(2, votes.stream().map(CompletableFuture::join).filter("ACCEPTED"::equals).count());
    Waiting.untilState(story.desk(), run, WindowState.OPEN);
    assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
    assertEquals(1, story.count(run, FactKind.RESULT, "WriteLease"));
    assertEquals(1, story.count(run, FactKind.RESULT, "Enable"));
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
  }

  @Test
  @DisplayName("AC-12 a vote that is delivered again is the same vote")
  void aVoteThatIsDeliveredAgainIsTheSameVote() {
    RunId run = story.awaitingApproval();
    Digest plan = story.desk().plan(run).digest().orElseThrow();
    Caller clicked =
        Caller.of(SECURITY_LEAD, "test").saying("one click", sandbox.clock().instant());
    Optional<String> slot = Optional.of("security-lead");
    Optional<SignInToken> signIn = sandbox.proofFor(SECURITY_LEAD, slot, plan);
    Supplier<ActAnswer> deliver =
        () -> story.desk().vote(clicked, run, plan, slot, Decision.APPROVE, "", signIn);
    ActAnswer first = deliver.get();
    assertInstanceOf(ActAnswer.Accepted.class, first);
    assertEquals(first, deliver.get());
    assertEquals("ALREADY_VOTED", Story.code(story.approve(run, SECURITY_LEAD, "ir-lead")));
    story.closed(run);
    assertEquals(
        1, story.facts(run).stream().filter(fact -> fact.kind() == FactKind.VOTED).count());
    assertEquals(
        1, story.facts(run).stream().filter(fact -> fact.kind() == FactKind.REFUSED).count());
  }

  @Test
  @DisplayName("AC-17 a vote withdrawn before the quorum fills no slot")
  void aWithdrawnVoteFillsNoSlot() {
    RunId run = story.awaitingApproval();
    assertEquals("ACCEPTED", Story.code(story.approve(run, SECURITY_LEAD, "security-lead")));
    assertEquals(
        "ACCEPTED", Story.code(story.desk().withdraw(Caller.of(SECURITY_LEAD, "test"), run)));
    assertEquals("ACCEPTED", Story.code(story.approve(run, RESPONSE_LEAD, "ir-lead")));
    assertEquals(List.of("security-lead"), story.desk().status(run).emptySlots());
    assertEquals(
        "ACCEPTED", Story.code(story.vote(run, SECURITY_LEAD, Optional.empty(), Decision.DENY)));
    assertEquals(WindowState.DENIED, story.outcome(run).state());
    assertNothingWasOpened(run);
  }

  @Test
  @DisplayName("AC-23 an act that no trusted server signed is refused")
  void anUnsignedActIsRefused() {
    RunId run = story.awaitingApproval();
    SignedAct forged = new SignedAct("{\"approved\":true}", "server-1", "AAAA");
    assertEquals("NOT_AUTHENTIC", Story.code(governed(run).vote(forged)));
    SignedAct honest = ballot(run, story.desk().status(run).execution(), SECURITY_LEAD);
    SignedAct renamed =
        new SignedAct(
            honest.payload().replace("grace", "ravi"), honest.keyId(), honest.signature());
    assertEquals("NOT_AUTHENTIC", Story.code(governed(run).vote(renamed)));
    story.closed(run);
    assertNothingWasOpened(run);
  }

  @Test
  @DisplayName("AC-23 a run that no server started gets nothing done")
  void aRunThatNoServerStartedGetsNothingDone() {
    RunId run = new RunId("RB-06/" + Story.freshChange());
    SignedAct request = sandbox.signer().sign(requestFor(run));
    BreakGlassWindow window =
        sandbox
            .client()
            .newWorkflowStub(
                BreakGlassWindow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(run.value())
                    .setTaskQueue(TaskQueues.RUNBOOKS)
                    .build());
    WorkflowClient.start(window::run, new WindowStart(request));
    Waiting.until(
        () -> Optional.of(governed(run).status()),
        status -> status.state().last(),
        "the run that nobody started to end");
    RunStatus status = governed(run).status();
    assertEquals(WindowState.REJECTED, status.state());
    assertTrue(status.reason().orElse("").contains("UNKNOWN_START"), status.toString());
    assertEquals(List.of(), story.facts(run));
  }

  @Test
  @DisplayName("AC-23 a rogue workflow worker gets the honest worker to open nothing")
  void aRogueWorkflowWorkerOpensNothing() throws IOException, InterruptedException {
    assertHonestWorkerRefuses("QUORUM_NOT_MET", RogueWorker::withoutVotes);
  }

  @Test
  @DisplayName("AC-23 a rogue workflow worker with a stolen act key gets no honest worker to open")
  void aRogueWithAStolenActKeyOpensNothing() throws IOException, InterruptedException {
    assertHonestWorkerRefuses("QUORUM_NOT_MET", RogueWorker::withAStolenActKey);
  }

  @Test
  @DisplayName("AC-23 a raw activity task without a warrant is refused")
  void aRawActivityTaskIsRefused() throws IOException, InterruptedException {
    assertHonestWorkerRefuses("NO_WARRANT", RogueWorker::withARawTask);
  }

  @Test
  @DisplayName("AC-23 nobody ends the record of another run")
  void nobodyEndsTheRecordOfAnotherRun() throws IOException, InterruptedException {
    RunId victim = story.awaitingApproval();
    assertHonestWorkerRefuses("OTHER_RUN", rogue -> RogueWorker.thatSeals(rogue, victim));
    assertTrue(new SealTable(sandbox.ledger()).find(victim).isEmpty());
    story.approve(victim, SECURITY_LEAD, "security-lead");
    story.approve(victim, RESPONSE_LEAD, "ir-lead");
    Waiting.untilState(story.desk(), victim, WindowState.OPEN);
    assertEquals(WindowState.REVIEWED, story.closed(victim).state());
  }

  @Test
  @DisplayName("AC-23 no workflow tells what only a worker can know")
  void noWorkflowTellsWhatOnlyAWorkerCanKnow() throws IOException, InterruptedException {
    assertHonestWorkerRefuses("FORGED_FACT", RogueWorker::thatForgesAFact);
  }

  @Test
  @DisplayName("AC-01 nobody approves a window to their own certificate under another's name")
  void nobodyApprovesAWindowToTheirOwnCertificateUnderAnothersName() {
    RunId run =
        story
            .desk()
            .request(
                Caller.of(REQUESTER, "test"),
                story.requestFor(Story.freshChange(), SECURITY_LEAD, sandbox.holderIdentity()));
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("CERTIFICATE_NOT_THEIRS"), outcome.reason());
  }

  private void assertHonestWorkerRefuses(String refusal, Function<Sandbox, RogueWorker> rogues)
      throws IOException, InterruptedException {
    sandbox.worker().kill();
    RunId run;
    try (RogueWorker rogue = rogues.apply(sandbox)) {
      run = story.asked();
      rogue.awaitTask(run);
    } finally {
      sandbox.startWorkerAgain();
    }
    Waiting.until(
        () ->
            Optional.of(
                story.facts(run).stream()
                    .filter(fact -> fact.kind() == FactKind.WARRANT_REFUSED)
                    .map(fact -> fact.detail().get("refusal"))
                    .toList()),
        refusals -> refusals.contains(refusal),
        "the honest worker to refuse");
    assertNothingWasOpened(run);
    sandbox.client().newUntypedWorkflowStub(run.value()).terminate("the story is told");
  }

  @Test
  void aDifferentWindowUnderTheSameChangeIsRefused() {
    RunId run = story.awaitingApproval();
    DeskRefusal refused =
        assertThrows(
            DeskRefusal.class,
            () ->
                story
                    .desk()
                    .request(
                        Caller.of(SECURITY_LEAD, "test"),
                        story.request(new ChangeId(run.value().substring("RB-06/".length())))));
    assertEquals(DeskRefusal.Code.CHANGE_IN_USE, refused.code());
    story.closed(run);
  }

  @Test
  void aWindowClosedEarlyEndsTheSessionsThatAreOut() {
    RunId run = opened();
    AwsSessionCredentials session = letInAfterEarlierDenials();
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
    String after = holder.call(session);
    assertTrue(after.contains("explicit deny in an identity-based policy"), after);
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    RunFigures figures = new RunArchive(sandbox.client(), sandbox.ledger()).figures(run);
    assertTrue(
        figures.activities() <= Budget.MOST_ACTIVITIES && figures.events() <= Budget.MOST_EVENTS,
        figures.toString());
  }

  @Test
  @DisplayName("AC-29 no secret stands in histories, journal or logs")
  void noSecretStandsInHistoriesJournalOrLogs() throws IOException {
    RunId run = opened();
    assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
    story.closed(run);
    SecretScan scan = new SecretScan(sandbox);
    assertTrue(scan.secrets().size() >= 10, "seeded too few secrets to find");
    assertEquals(List.of(), scan.found(run));
    assertFalse(scan.foundIn("x" + scan.secrets().getFirst() + "x").isEmpty());
  }

  /** An earlier story's early close denies this holder's sessions for a while longer. */
  private AwsSessionCredentials letInAfterEarlierDenials() {
    return Waiting.until(
        () ->
            Optional.of(assertInstanceOf(SessionAnswer.Granted.class, holder.ask()).credentials()),
        session -> holder.call(session).startsWith("allowed"),
        "a session that may call AWS");
  }

  private RunId opened() {
    return story.opened(HOLDER);
  }

  private void assertNothingWasOpened(RunId run) {
    assertFalse(story.facts(run).stream().anyMatch(fact -> fact.kind() == FactKind.INTENT));
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
  }

  private List<DirectoryEntry> everybody() {
    return new PeopleFile(sandbox.peopleFile()).read().entries();
  }

  private void people(List<DirectoryEntry> people, Instant asOf) {
    sandbox.synchronise(people, asOf);
  }

  private GovernedRun governed(RunId run) {
    return sandbox.client().newWorkflowStub(GovernedRun.class, run.value());
  }

  private SignedAct ballot(RunId run, String execution, PersonId person) {
    Digest plan = story.desk().plan(run).digest().orElseThrow();
    Optional<String> slot = Optional.of("security-lead");
    return sandbox
        .signer()
        .sign(
            new Act.Ballot(
                header(run, person),
                execution,
                1,
                plan,
                slot,
                Decision.APPROVE,
                "",
                sandbox.proofFor(person, slot, plan)));
  }

  private Act.Request requestFor(RunId run) {
    return new Act.Request(
        header(run, REQUESTER),
        story.request(new ChangeId(run.value().substring("RB-06/".length()))));
  }

  private ActHeader header(RunId run, PersonId person) {
    Instant now = sandbox.clock().instant();
    return new ActHeader(
        run, person, "test", UUID.randomUUID().toString(), now, now.plusSeconds(300));
  }
}
