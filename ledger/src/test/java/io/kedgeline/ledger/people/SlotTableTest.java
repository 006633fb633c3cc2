package io.kedgeline.ledger.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.SlotHealth;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server's own database user remembers which slots lack people. */
class SlotTableTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Slot LEAD = new Slot("lead", new GroupName("leads"), Optional.empty());
  private static final Slot OTHER = new Slot("other", new GroupName("others"), Optional.empty());

  private final LedgerDatabase server = LedgerDatabase.open(TestLedger.fresh().server());
  private final SlotTable slots = new SlotTable(server);

  @AfterEach
  void close() {
    server.close();
  }

  private List<Instant> found(int seconds, SlotHealth... thin) {
    return slots.found(List.of(thin), NOON.plusSeconds(seconds));
  }

  @Test
  void whatLastsLastsSinceItWasFirstFound() {
    SlotHealth thin = new SlotHealth(LEAD, 1);
    assertEquals(List.of(NOON), found(0, thin));
    assertEquals(List.of(NOON, NOON.plusSeconds(60)), found(60, thin, new SlotHealth(OTHER, 2)));
    assertEquals(List.of(NOON), found(120, thin));
  }

  @Test
  void whatIsOverAndComesAgainBeginsAnew() {
    SlotHealth thin = new SlotHealth(LEAD, 1);
    found(0, thin);
    assertEquals(List.of(), found(60));
    assertEquals(List.of(NOON.plusSeconds(120)), found(120, thin));
  }

  @Test
  void worseIsAnotherFinding() {
    found(0, new SlotHealth(LEAD, 1));
    assertEquals(List.of(NOON.plusSeconds(60)), found(60, new SlotHealth(LEAD, 2)));
  }
}
