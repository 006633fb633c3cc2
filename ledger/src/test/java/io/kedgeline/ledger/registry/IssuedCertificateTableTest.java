package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.issuance.CertificateOrder;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.domain.issuance.IssuedCertificate.Issued;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept of a device's certificate, and in which order. */
@Timeout(60)
class IssuedCertificateTableTest {

  private static final Instant NOW = Instant.parse("2025-11-01T12:00:00Z");
  private static final RunId RUN = new RunId("RB-03/CHG-1");
  private static final RunId OTHER = new RunId("RB-03/CHG-2");
  private static final Digest KEY = Digest.ofText("the laptop's key");
  private static final String PEM =
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  private static final Issued ISSUED =
      new Issued(new CertificateSerial("3ac9"), PEM, List.of(PEM, PEM));

  private final TestLedger ledger = TestLedger.fresh();
  private final LedgerDatabase server = LedgerDatabase.open(ledger.server());
  private final LedgerDatabase issuer = LedgerDatabase.open(ledger.as(UserGroup.ISSUE));
  private final LedgerDatabase runbooks = LedgerDatabase.open(ledger.as(UserGroup.RUNBOOKS));
  private Instant now = NOW;
  private final IssuedCertificateTable issuing = new IssuedCertificateTable(issuer, () -> now);
  private final IssuedCertificateTable looking = new IssuedCertificateTable(runbooks, () -> now);

  IssuedCertificateTableTest() {
    for (RunId run : List.of(RUN, OTHER)) {
      server
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "INSERT INTO run_start (run, request_digest, requester, request, started_at,"
                      + " state_at) VALUES (?, 'digest', 'maya', '{}', now(), now())",
                  run.value()));
    }
  }

  @AfterEach
  void close() {
    server.close();
    issuer.close();
    runbooks.close();
  }

  @Test
  void whatIsBegunIsAsItWasPlanned() {
    IssuedCertificate begun = issuing.begin(order(RUN), KEY, NOW).orElseThrow();
    EnrollmentPlan plan = plan(RUN);
    assertEquals(plan.names(), begun.names());
    assertEquals(plan.authority(), begun.authority());
    assertEquals(NOW.plus(plan.validity()), begun.until());
    assertEquals(KEY, begun.key());
    assertEquals(CertificateStage.BEGUN, begun.stage());
    assertEquals(Optional.empty(), begun.asked());
  }

  @Test
  void whatWasNotedFirstStands() {
    issuing.begin(order(RUN), KEY, NOW);
    IssuedCertificate again =
        issuing.begin(order(RUN), Digest.ofText("another"), NOW.plusSeconds(60)).orElseThrow();
    assertEquals(KEY, again.key());
    assertEquals(NOW, again.from());
    issuing.asking(RUN);
    now = NOW.plusSeconds(90);
    issuing.asking(RUN);
    assertEquals(Optional.of(NOW), issuing.of(RUN).orElseThrow().asked());
    issuing.asked(RUN, "arn:one");
    issuing.asked(RUN, "arn:two");
    assertEquals(Optional.of("arn:one"), issuing.of(RUN).orElseThrow().arn());
  }

  @Test
  void aDeviceHasOneCertificateAtATime() {
    issuing.begin(order(RUN), KEY, NOW);
    assertEquals(Optional.empty(), issuing.begin(order(OTHER), KEY, NOW));
    assertEquals(Optional.of(RUN), looking.living(device()));
    issuing.undone(RUN);
    assertEquals(Optional.empty(), looking.living(device()));
    assertTrue(issuing.begin(order(OTHER), KEY, NOW).isPresent());
  }

  @Test
  void ofManyRunsForOneDeviceOneIsBegun() throws InterruptedException, ExecutionException {
    List<Callable<Optional<IssuedCertificate>>> runs =
        List.of(
            () -> issuing.begin(order(RUN), KEY, NOW), () -> issuing.begin(order(OTHER), KEY, NOW));
    int begun = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<IssuedCertificate>> one : threads.invokeAll(runs)) {
        begun += one.get().isPresent() ? 1 : 0;
      }
    }
    assertEquals(1, begun);
  }

  @Test
  void whatIsRegisteredMakesRoomWhenItsTimeIsOver() {
    issued();
    looking.registered(RUN);
    assertEquals(CertificateStage.REGISTERED, looking.of(RUN).orElseThrow().stage());
    assertEquals(Optional.empty(), issuing.begin(order(OTHER), KEY, NOW));
    now = NOW.plus(Duration.ofDays(31));
    assertEquals(Optional.empty(), looking.living(device()));
    assertTrue(issuing.begin(order(OTHER), KEY, now).isPresent());
    assertEquals(CertificateStage.LAPSED, looking.of(RUN).orElseThrow().stage());
  }

  @Test
  void whatWasIssuedIsReadBackWithItsChain() {
    issued();
    IssuedCertificate there = looking.of(RUN).orElseThrow();
    assertEquals(Optional.of(ISSUED), there.issued());
    assertEquals(List.of(), there.bundle().orElseThrow().chain());
    assertEquals(PEM, there.bundle().orElseThrow().certificate());
  }

  @Test
  void whatWasRevokedIsNotRegisteredAnyMore() {
    issued();
    issuing.revoked(RUN, ISSUED);
    looking.registered(RUN);
    assertEquals(CertificateStage.REVOKED, looking.of(RUN).orElseThrow().stage());
  }

  @Test
  void whatAwsRefusedAtOnceCanBeAskedForAgain() {
    issuing.begin(order(RUN), KEY, NOW);
    issuing.asking(RUN);
    issuing.refused(RUN);
    assertEquals(Optional.empty(), issuing.of(RUN).orElseThrow().asked());
    issuing.asking(RUN);
    issuing.unknown(RUN);
    assertEquals(CertificateStage.UNKNOWN, issuing.of(RUN).orElseThrow().stage());
  }

  @Test
  void whatIsNotDoneWithIsLookedForUnlessItWasUsed() {
    issued();
    Instant later = NOW.plusSeconds(1);
    assertEquals(List.of(), issuing.begunBefore(NOW));
    assertEquals(List.of(RUN), issuing.begunBefore(later));
    see("a0b", NOW);
    see(ISSUED.serial().value(), NOW.minusSeconds(1));
    assertEquals(List.of(RUN), issuing.begunBefore(later));
    see(ISSUED.serial().value(), NOW);
    assertEquals(List.of(), issuing.begunBefore(later));
  }

  private void see(String serial, Instant at) {
    server
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO certificate_seen (anchor, serial, issuer, last_seen)"
                    + " VALUES (?, ?, '', ?) ON CONFLICT (anchor, serial, issuer)"
                    + " DO UPDATE SET last_seen = excluded.last_seen",
                plan(RUN).profile().anchor().value(),
                serial,
                at.atOffset(ZoneOffset.UTC)));
  }

  @Test
  void whatOneTryNotesStandsThoughItFails() {
    issuing.begin(order(RUN), KEY, NOW);
    assertThrows(
        IllegalStateException.class,
        () ->
            issuing.alone(
                RUN,
                () -> {
                  issuing.asking(RUN);
                  throw new IllegalStateException("the worker dies");
                }));
    assertEquals(Optional.of(NOW), issuing.of(RUN).orElseThrow().asked());
  }

  private void issued() {
    issuing.begin(order(RUN), KEY, NOW);
    issuing.asking(RUN);
    issuing.asked(RUN, "arn:certificate");
    issuing.issued(RUN, ISSUED);
  }

  private static DeviceId device() {
    return new DeviceId("laptop-0042");
  }

  private static CertificateOrder order(RunId run) {
    return CertificateOrder.of(plan(run));
  }

  private static EnrollmentPlan plan(RunId run) {
    return EnrollmentPlans.of(run, device());
  }
}
