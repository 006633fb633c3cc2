package io.kedgeline.ledger.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.slack.SlackCardTable.Unsettled;
import io.kedgeline.ledger.slack.SlackInbox.Received;
import io.kedgeline.ledger.slack.SlackNoticeTable.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the Slack door keeps, as the server's own database user. */
class SlackTablesTest {

  private final LedgerDatabase server = LedgerDatabase.open(TestLedger.fresh().server());
  private final SlackInbox inbox = new SlackInbox(server);
  private final SlackCardTable cards = new SlackCardTable(server);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whatIsDeliveredTwiceIsKeptOnce() {
    Received click = received("payload=x");
    assertTrue(inbox.keep(click));
    assertFalse(inbox.keep(received("payload=y")));
    assertEquals(List.of(click), inbox.leftFor(Duration.ZERO, 10));
    assertEquals(List.of(), inbox.leftFor(Duration.ofMinutes(1), 10));
  }

  @Test
  void whatIsDoneIsNotLeftAndIsStillKnown() {
    Received click = received("payload=x");
    inbox.keep(click);
    inbox.done(click.key());
    assertEquals(List.of(), inbox.leftFor(Duration.ZERO, 10));
    assertFalse(inbox.keep(click));
  }

  private static Received received(String body) {
    return new Received(
        "T1 C1 1.1 U1 deny 2.2", body, "1", "v0=00", Instant.parse("2026-01-01T12:00:00Z"));
  }

  @Test
  void everyRunHasACardToBeDrawnUntilItIsSettled() {
    RunId run = new RunId("RB-06/CHG-1");
    new RunStartTable(server)
        .claim(run, Digest.ofText("x"), new PersonId("ada"), "{}", Instant.now());
    assertEquals(Optional.empty(), cards.find(run));
    assertEquals(List.of(new Unsettled(run, "PLANNING", 0, 0)), cards.unsettled("RB-06", 10));
    SlackCard card = new SlackCard(run, "C1", "1.1", Digest.ofText("card"), 0, false);
    cards.put(card);
    cards.put(card.told(3));
    assertEquals(Optional.of(card.told(3)), cards.find(run));
    assertEquals(List.of(new Unsettled(run, "PLANNING", 0, 3)), cards.unsettled("RB-06", 10));
    cards.put(card.atItsEnd());
    assertEquals(List.of(), cards.unsettled("RB-06", 10));
  }

  @Test
  void whatWasToldIsKeptOnceWithWhySlackDidNotTakeIt() {
    RunId run = new RunId("RB-06/CHG-2");
    new RunStartTable(server)
        .claim(run, Digest.ofText("x"), new PersonId("ada"), "{}", Instant.now());
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    Notice told = new Notice(run, "SUBMITTED", noon, Optional.empty());
    Notice refused = new Notice(run, "OPENED", noon.plusSeconds(1), Optional.of("user_disabled"));
    for (Notice notice :
        List.of(told, refused, new Notice(run, "OPENED", noon, Optional.empty()))) {
      new SlackNoticeTable(server).keep(notice);
    }
    assertEquals(List.of(told, refused), new SlackNoticeTable(server).of(run));
  }
}
