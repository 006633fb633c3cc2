package io.kedgeline.ledger.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events as the server takes them in and as the worker that runs runbooks reads them. */
class AwsEventTableTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn(
          "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/"
              + "0f9e8d7c-1111-4222-8333-444455556666");
  private static final CertificateSerial SERIAL = new CertificateSerial("3ac9");

  private final TestLedger ledger = TestLedger.fresh();
  private final LedgerDatabase server = LedgerDatabase.open(ledger.server());
  private final LedgerDatabase runbooks = LedgerDatabase.open(ledger.as(UserGroup.RUNBOOKS));
  private final AwsEventTable events = new AwsEventTable(server);

  @AfterEach
  void close() {
    server.close();
    runbooks.close();
  }

  @Test
  void whatIsDeliveredTwiceIsTakenInOnce() {
    AwsEvent session = session("one", NOON, Optional.of("CN=Root"));
    assertTrue(events.take(session));
    assertFalse(events.take(session));
    assertFalse(events.take(session("one", NOON.plusSeconds(60), Optional.empty())));
    assertEquals(Optional.of(session), new AwsEventTable(runbooks).find("one"));
    assertEquals(
        List.of(new SeenCertificate(ANCHOR, SERIAL, Optional.of("CN=Root"), NOON)), seen());
  }

  @Test
  void aLateEventNeverMovesACertificateBack() {
    events.take(session("second", NOON.plusSeconds(60), Optional.empty()));
    events.take(session("first", NOON, Optional.empty()));
    assertEquals(
        List.of(new SeenCertificate(ANCHOR, SERIAL, Optional.empty(), NOON.plusSeconds(60))),
        seen());
    events.take(session("third", NOON.plusSeconds(61), Optional.empty()));
    assertEquals(NOON.plusSeconds(61), seen().getFirst().lastSeen());
  }

  @Test
  void equalSerialsOfTwoIssuersAreTwoCertificates() {
    events.take(session("one", NOON, Optional.of("CN=Root")));
    events.take(session("other", NOON, Optional.of("CN=Other")));
    assertEquals(2, seen().size());
  }

  @Test
  void aCertificateThatWasRefusedIsKeptAsAnEventAndWasNotSeen() {
    AwsEvent refused = refused(session("refused", NOON, Optional.empty()));
    assertTrue(events.take(refused));
    assertEquals(Optional.of(refused), events.find("refused"));
    assertEquals(List.of(), seen());
  }

  @Test
  void whatIsTooOldToBeDeliveredAgainIsForgotten() {
    events.take(session("old", NOON, Optional.empty()));
    events.take(session("new", NOON, Optional.empty()));
    try (LedgerDatabase owner = LedgerDatabase.open(ledger.owner())) {
      owner
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "UPDATE aws_event SET taken_at = now() - interval '15 days' WHERE id = 'old'"));
    }
    events.take(session("newest", NOON, Optional.empty()));
    assertEquals(Optional.empty(), events.find("old"));
    assertTrue(events.find("new").isPresent());
  }

  private static final String AUTHORITY =
      "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a";

  private List<SeenCertificate> seen() {
    return new SeenCertificateTable(runbooks).under(ANCHOR);
  }

  private static AwsEvent session(String id, Instant at, Optional<String> issuer) {
    return new AwsEvent(
        id,
        new AccountId("111122223333"),
        new Region("eu-central-1"),
        AwsEvent.ROLES_ANYWHERE,
        "CreateSession",
        at,
        new AwsObjects(
            Optional.of(ANCHOR),
            Optional.of(new ProfileArn(ANCHOR.value().replace(":trust-anchor/", ":profile/"))),
            Optional.of(new RoleArn("arn:aws:iam::111122223333:role/break-glass")),
            Optional.of(new CertificateAuthorityArn(AUTHORITY))),
        Optional.empty(),
        new PresentedCertificate(Optional.of(SERIAL), issuer, Optional.of("CN=omar")));
  }

  private static AwsEvent refused(AwsEvent session) {
    return new AwsEvent(
        session.id(),
        session.account(),
        session.region(),
        session.source(),
        session.name(),
        session.at(),
        session.objects(),
        Optional.of("AccessDeniedException"),
        session.certificate());
  }
}
