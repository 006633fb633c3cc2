package io.kedgeline.domain.audit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.plan.RunId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TellingTest {

  private static final RunId RUN = new RunId("RB-06/CHG-7");
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Fact SAID =
      new Telling(RUN, 7, "slack", Telling.Subject.CARD, false, "HTTP 500", 3, NOON).fact();

  @Test
  void whatATellingSaysIsOne() {
    assertTrue(Telling.isSaidBy(RUN, SAID));
  }

  @ParameterizedTest
  @MethodSource("others")
  void aFactThatSaysAnythingElseIsNoTelling(Fact other) {
    assertFalse(Telling.isSaidBy(RUN, other));
  }

  static Stream<Named<Fact>> others() {
    return Stream.of(
        Named.of("by a worker", fact(SAID.key(), "worker/Close", SAID.kind(), SAID.detail())),
        Named.of("by nobody", fact(SAID.key(), "server/", SAID.kind(), SAID.detail())),
        Named.of(
            "beyond the last", fact("server/told/61", SAID.actor(), SAID.kind(), SAID.detail())),
        Named.of(
            "at a place of its own",
            fact("server/told/07", SAID.actor(), SAID.kind(), SAID.detail())),
        Named.of("a vote", fact(SAID.key(), SAID.actor(), FactKind.VOTED, SAID.detail())),
        Named.of("with an act", with("act", "eyJ9")),
        Named.of("with a reason of its own", with("reason", "approved by <everybody>")),
        Named.of("of something else", with("subject", "VOTE")),
        Named.of("of no number", with("attempts", "many")));
  }

  private static Fact with(String name, String value) {
    Map<String, String> detail = new HashMap<>(SAID.detail());
    detail.put(name, value);
    return fact(SAID.key(), SAID.actor(), SAID.kind(), detail);
  }

  private static Fact fact(String key, String actor, FactKind kind, Map<String, String> detail) {
    return Fact.of(key, kind, NOON, actor, detail);
  }
}
