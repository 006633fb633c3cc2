package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistryTest {

  /** Later than the database's own time, by which nothing that is over is put off. */
  private static final Instant NOON = Instant.parse("2096-01-01T12:00:00Z");

  private static final PersonId ADA = new PersonId("ada");

  private static LedgerDatabase worker;
  private static LedgerDatabase server;

  @BeforeAll
  static void open() {
    TestLedger ledger = TestLedger.fresh();
    worker = LedgerDatabase.open(ledger.worker());
    server = LedgerDatabase.open(ledger.server());
  }

  @AfterAll
  static void close() {
    worker.close();
    server.close();
  }

  @Test
  void ofManyWhoAskAtOnceExactlyOneStartsTheRun() throws InterruptedException, ExecutionException {
    RunStartTable starts = new RunStartTable(server);
    RunId run = new RunId("RB-06/CHG-10");
    Callable<StartResult> ask = () -> starts.claim(run, Digest.ofText("same"), ADA, "{}", NOON);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      long started = 0;
      for (Future<StartResult> answer :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> ask).toList())) {
        started += answer.get() instanceof StartResult.Started ? 1 : 0;
      }
      assertEquals(1, started);
    }
  }

  @Test
  void theSameChangeWithOtherContentIsRefused() {
    RunStartTable starts = new RunStartTable(server);
    RunId run = new RunId("RB-06/CHG-11");
    starts.claim(run, Digest.ofText("one"), ADA, "{}", NOON);
    assertInstanceOf(
        StartResult.AlreadyStarted.class, starts.claim(run, Digest.ofText("one"), ADA, "{}", NOON));
    assertInstanceOf(
        StartResult.DifferentContent.class,
        starts.claim(run, Digest.ofText("two"), ADA, "{}", NOON));
    assertInstanceOf(
        StartResult.DifferentContent.class,
        starts.claim(run, Digest.ofText("one"), new PersonId("bob"), "{}", NOON));
  }

  @Test
  void theFirstExecutionStands() {
    RunStartTable starts = new RunStartTable(server);
    RunId run = new RunId("RB-06/CHG-12");
    starts.claim(run, Digest.ofText("one"), ADA, "{}", NOON);
    starts.recordFirstExecution(run, "first");
    starts.recordFirstExecution(run, "second");
    assertEquals("first", starts.find(run).orElseThrow().firstExecution().orElseThrow());
  }

  @Test
  void whatWasSaidAgainstARunIsReadByTheWorkerAndTakenOutByNobody() {
    RunId run = new RunId("RB-06/CHG-16");
    Objection denial = new Objection(Objection.Kind.DENIAL, ADA, NOON);
    Objection withdrawal = new Objection(Objection.Kind.WITHDRAWAL, ADA, NOON.plusSeconds(1));
    ObjectionTable objections = new ObjectionTable(server);
    objections.record(run, denial);
    objections.record(run, denial);
    objections.record(run, withdrawal);
    assertEquals(List.of(denial, withdrawal), new ObjectionTable(worker).of(run));
    assertThrows(
        RuntimeException.class,
        () -> server.jdbi().useHandle(handle -> handle.execute("DELETE FROM objection")));
  }

  @Test
  void theDatabaseItselfLetsNoLeaseGoBack() {
    LeaseClaim lease = lease("RB-06/CHG-17", "00000000-0000-0000-0000-000000000017");
    put(lease);
    put(lease.at(LeaseStage.CLOSED));
    for (LeaseStage stage : List.of(LeaseStage.WRITTEN, LeaseStage.NOTED, LeaseStage.OPEN)) {
      assertThrows(RuntimeException.class, () -> set(lease, "stage = '" + stage + "'"));
    }
    assertEquals(
        lease.at(LeaseStage.CLOSED), new ClaimTable(worker).leaseOf(lease.run()).orElseThrow());
  }

  @Test
  void aRowThatIsNoLeaseLetsNobodyInAndKeepsNobodyFromClosing() {
    LeaseClaim lease = lease("RB-06/CHG-20", "00000000-0000-0000-0000-000000000020");
    put(lease);
    for (String holder : List.of("", "CN=mallory\"", "mallory")) {
      start(lease.run().value() + holder + "-");
      worker
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "INSERT INTO lease (run, object, role, holder, valid_from, valid_until, stage)"
                      + " SELECT run || ? || '-', object, role, ?, valid_from,"
                      + " valid_until, 'WRITTEN' FROM lease WHERE run = ?",
                  holder,
                  holder,
                  lease.run().value()));
    }
    put(lease.at(LeaseStage.CLOSED));
    assertEquals(
        List.of(lease.at(LeaseStage.CLOSED)), new ClaimTable(worker).leases(lease.object(), NOON));
  }

  @Test
  void whoSettlesAProfileReadsNoLeaseThatEndedADayAgoAndItsRunStillClosesIt() {
    LeaseClaim lease = lease("RB-06/CHG-77", "00000000-0000-0000-0000-000000000077");
    put(lease);
    ClaimTable claims = new ClaimTable(worker);
    Instant end = lease.until();

    assertEquals(List.of(lease), claims.leases(lease.object(), end.plusSeconds(86_399)));
    assertEquals(List.of(), claims.leases(lease.object(), end.plusSeconds(86_400)));

    put(lease.at(LeaseStage.CLOSED));
    assertEquals(Optional.of(lease.at(LeaseStage.CLOSED)), claims.leaseOf(lease.run()));
  }

  @Test
  void anOpenLeaseIsExtendedAStepAtATimeAndNeverShortened() {
    LeaseClaim lease = lease("RB-06/CHG-18", "00000000-0000-0000-0000-000000000018");
    LeaseClaim open = lease.onceOpen();
    LeaseClaim longer = open.extendedTo(open.until().plusSeconds(600));
    open(lease);
    put(longer);
    put(longer);
    assertEquals(longer, new ClaimTable(worker).leaseOf(lease.run()).orElseThrow());
    assertThrows(IllegalStateException.class, () -> put(open));
    for (String change :
        List.of(
            "valid_until = valid_until + interval '1 minute'",
            "valid_until = valid_until - interval '1 minute', extensions = extensions + 1",
            "extensions = 0")) {
      assertThrows(RuntimeException.class, () -> set(lease, change), change);
    }
    put(longer.at(LeaseStage.CLOSED));
    assertThrows(
        IllegalStateException.class, () -> put(longer.extendedTo(longer.until().plusSeconds(1))));
  }

  @Test
  void aWindowThatIsOverOwesAReviewUntilOneIsRecorded() {
    LeaseClaim lease = lease("RB-06/CHG-19", "00000000-0000-0000-0000-000000000019");
    ClaimTable claims = new ClaimTable(worker);
    open(lease);
    assertEquals(List.of(), claims.reviewsOwed(lease.object(), lease.until().minusSeconds(1)));
    assertEquals(List.of(lease.run()), claims.reviewsOwed(lease.object(), lease.until()));
    put(lease.at(LeaseStage.CLOSED));
    assertEquals(List.of(lease.run()), claims.reviewsOwed(lease.object(), NOON));
    Review first = new Review(lease.run(), ADA, Conclusion.JUSTIFIED, NOON);
    assertEquals(first, new ReviewTable(worker).record(first));
    Review later = new Review(lease.run(), new PersonId("bob"), Conclusion.MISUSED, NOON);
    assertEquals(first, new ReviewTable(server).record(later));
    assertEquals(List.of(), claims.reviewsOwed(lease.object(), NOON));
  }

  @Test
  @DisplayName("AC-23 no lease begins open, or opens before it is noted")
  void noLeaseBeginsOpenOrOpensBeforeItIsNoted() {
    LeaseClaim lease = lease("RB-06/CHG-21", "00000000-0000-0000-0000-000000000021");
    assertThrows(RuntimeException.class, () -> put(lease.onceOpen()));
    assertThrows(RuntimeException.class, () -> put(lease.at(LeaseStage.NOTED)));
    put(lease);
    assertThrows(IllegalStateException.class, () -> put(lease.onceOpen()));
    assertThrows(RuntimeException.class, () -> set(lease, "stage = 'OPEN'"));
    assertEquals(lease, new ClaimTable(worker).leaseOf(lease.run()).orElseThrow());
  }

  @Test
  void aRunHasOneLeaseAndOnlyARunThatWasStartedHasOne() {
    LeaseClaim lease = lease("RB-06/CHG-22", "00000000-0000-0000-0000-000000000022");
    put(lease);
    assertThrows(
        RuntimeException.class,
        () -> put(unstarted("RB-06/CHG-22", "00000000-0000-0000-0000-000000000023")));
    assertThrows(
        RuntimeException.class,
        () -> put(unstarted("RB-06/CHG-23", "00000000-0000-0000-0000-000000000024")));
  }

  @Test
  void thatALeaseWasOpenIsForgottenByNobody() {
    LeaseClaim lease = lease("RB-06/CHG-24", "00000000-0000-0000-0000-000000000025");
    open(lease);
    assertThrows(RuntimeException.class, () -> set(lease, "owes_review = false"));
    assertThrows(RuntimeException.class, () -> set(lease, "opened = false"));
    ClaimTable claims = new ClaimTable(worker);
    assertEquals(true, claims.withObject(lease.object(), object -> object.opened(lease.run())));
    assertEquals(List.of(lease.run()), claims.reviewsOwed(lease.object(), lease.until()));
  }

  @Test
  void aClosedLeaseNeverOpensAgain() {
    LeaseClaim lease = lease("RB-06/CHG-13", "00000000-0000-0000-0000-000000000013");
    open(lease);
    put(lease.at(LeaseStage.CLOSED));
    assertThrows(IllegalStateException.class, () -> put(lease.onceOpen()));
    assertEquals(
        List.of(lease.at(LeaseStage.CLOSED)),
        new ClaimTable(worker).withObject(lease.object(), object -> object.leases(NOON)));
  }

  @Test
  void aLeaseKeepsItsHolderAndSpan() {
    LeaseClaim lease = lease("RB-06/CHG-14", "00000000-0000-0000-0000-000000000014");
    put(lease);
    LeaseClaim longer =
        new LeaseClaim(
            lease.run(),
            lease.profile(),
            lease.role(),
            lease.holder(),
            lease.from(),
            lease.until().plusSeconds(1),
            LeaseStage.NOTED);
    assertThrows(IllegalStateException.class, () -> put(longer));
  }

  @Test
  void whoSettlesAnObjectIsAlone() throws InterruptedException, ExecutionException {
    ClaimTable claims = new ClaimTable(worker);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Callable<Boolean> settle =
        () ->
            claims.withObject(
                "arn:one",
                object -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  object.recordWritten(Digest.ofText("x"));
                  inside.decrementAndGet();
                  return true;
                });
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Boolean> done :
          threads.invokeAll(IntStream.range(0, 30).mapToObj(i -> settle).toList())) {
        assertTrue(done.get());
      }
    }
    assertEquals(1, most.get());
  }

  @Test
  void whatFailsLeavesNoClaim() {
    LeaseClaim lease = lease("RB-06/CHG-15", "00000000-0000-0000-0000-000000000015");
    ClaimTable claims = new ClaimTable(worker);
    assertThrows(
        IllegalStateException.class,
        () ->
            claims.withObject(
                lease.object(),
                object -> {
                  object.put(lease);
                  throw new IllegalStateException("AWS said no");
                }));
    assertEquals(List.of(), claims.withObject(lease.object(), object -> object.leases(NOON)));
  }

  @Test
  void whoseLeaseIsOpenIsFoundHoweverManyHaveAskedSince() {
    new RunStartTable(server)
        .claim(new RunId("RB-06/CHG-26"), Digest.ofText("one"), ADA, "{}", NOON);
    LeaseClaim open = unstarted("RB-06/CHG-26", "00000000-0000-0000-0000-000000000026");
    open(open);
    open(lease("RB-06/CHG-30", "00000000-0000-0000-0000-000000000030"));
    LeaseClaim closed = lease("RB-06/CHG-27", "00000000-0000-0000-0000-000000000027");
    open(closed);
    put(closed.at(LeaseStage.CLOSED));
    put(lease("RB-06/CHG-28", "00000000-0000-0000-0000-000000000028"));
    start("RB-06/CHG-29");
    List<RunId> found =
        new RunStartTable(worker)
            .withOpenLease(RunbookId.BREAK_GLASS_WINDOW, 1_000).stream()
                .map(RunStart::run)
                .toList();
    assertTrue(found.contains(open.run()), found::toString);
    for (int other = 27; other < 31; other++) {
      assertFalse(found.contains(new RunId("RB-06/CHG-" + other)), found::toString);
    }
  }

  @Test
  void aStartThatIsNoneHidesNoRunThatWaits() {
    RunId waiting = new RunId("RB-06/CHG-31");
    new RunStartTable(server).claim(waiting, Digest.ofText("one"), ADA, "{}", NOON);
    start("RB-06/CHG-32");
    RunStartTable starts = new RunStartTable(worker);
    for (List<RunStart> listed :
        List.of(
            starts.notIn(Set.of("SEALED"), RunbookId.BREAK_GLASS_WINDOW, 1_000),
            starts.latest(RunbookId.BREAK_GLASS_WINDOW, 1_000),
            starts.latest(1_000))) {
      List<RunId> found = listed.stream().map(RunStart::run).toList();
      assertTrue(found.contains(waiting), found::toString);
      assertFalse(found.contains(new RunId("RB-06/CHG-32")), found::toString);
    }
  }

  private static void put(LeaseClaim lease) {
    new ClaimTable(worker)
        .withObject(
            lease.object(),
            object -> {
              object.put(lease);
              return lease;
            });
  }

  private static void open(LeaseClaim lease) {
    put(lease);
    put(lease.at(LeaseStage.NOTED));
    put(lease.onceOpen());
  }

  private static void set(LeaseClaim lease, String columns) {
    worker
        .jdbi()
        .useHandle(handle ->
            handle.execute("UPDATE lease SET " + columns + " WHERE run = ?", lease.run().value()));
  }

  private static void start(String run) {
    server
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO run_start (run, request_digest, requester, request, started_at,"
                    + " state_at) VALUES (?, 'digest', 'ada', '{}', now(), now())",
                run));
  }

  private static LeaseClaim lease(String run, String profile) {
    start(run);
    return unstarted(run, profile);
  }

  private static LeaseClaim unstarted(String run, String profile) {
    return new LeaseClaim(
        new RunId(run),
        new ProfileArn("arn:aws:rolesanywhere:eu-central-1:111122223333:profile/" + profile),
        new RoleArn("arn:aws:iam::111122223333:role/exacttr/breakglass/R"),
        SourceIdentity.ofCommonName("laptop-1"),
        NOON,
        NOON.plusSeconds(3600),
        LeaseStage.WRITTEN);
  }

  @Test
  void runsThatNobodyEndedDoNotHideTheLatest() {
    RunStartTable starts = new RunStartTable(server);
    for (int day = 1; day <= 3; day++) {
      RunId run = new RunId("RB-06/LATE-" + day);
      starts.claim(run, Digest.ofText("x"), ADA, "{}", NOON.plus(Duration.ofDays(3_000 + day)));
    }
    assertEquals(
        List.of("RB-06/LATE-3", "RB-06/LATE-2"),
        starts.notIn(Set.of("SEALED"), RunbookId.BREAK_GLASS_WINDOW, 2).stream()
            .map(start -> start.run().value())
            .toList());
  }
}
