package io.kedgeline.twins.aws.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much of CloudTrail's history this machine bears. */
class EventHistoryTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private final EventHistory history = new EventHistory(() -> NOW);

  private void add(int number, String json) {
    history.add(
        new RecordedEvent(
            "id" + number,
            NOW,
            "111122223333",
            "us-east-1",
            "iam.amazonaws.com",
            "CreateUser",
            false,
            "root",
            Optional.empty(),
            List.of(),
            json));
  }

  private List<String> ids() {
    return history.delivered("111122223333", "us-east-1").stream()
        .map(entry -> entry.event().id())
        .toList();
  }

  @Test
  void theLastTenThousandEventsAreKept() {
    for (int number = 0; number < 10_001; number++) {
      add(number, "{}");
    }
    assertEquals(10_000, ids().size());
    assertEquals("id10000", ids().getFirst());
    assertEquals("id1", ids().getLast());
  }

  @Test
  void ofLargeEventsFewerAreKept() {
    String large = "x".repeat(256 * 1024);
    for (int number = 0; number < 257; number++) {
      add(number, large);
    }
    assertEquals(256, ids().size());
  }
}
