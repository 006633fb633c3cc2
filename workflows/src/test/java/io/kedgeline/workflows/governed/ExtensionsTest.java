package io.kedgeline.workflows.governed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wishes for more time, as they are taken in. */
class ExtensionsTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final SignedAct FIRST = new SignedAct("first", "server-1", "");
  private static final SignedAct LATER = new SignedAct("later", "server-1", "");

  private final Extensions extensions = new Extensions();

  @Test
  void moreTimeIsWishedForOnlySoOften() {
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(Outcome.Counts.class, ask("maya-" + i, FIRST));
      extensions.decided("refused");
    }
    assertEquals(new Outcome.Refused(Refusal.ASKED_TOO_OFTEN), ask("omar", FIRST));
  }

  @Test
  void aReviewIsToldOfEachPersonOnceHoweverOftenTheyWished() {
    for (SignedAct signed : List.of(FIRST, LATER)) {
      ask("maya", signed);
      extensions.decided("refused");
    }
    ask("omar", LATER);
    assertEquals(List.of(FIRST, LATER), extensions.everTakenIn());
  }

  private Outcome ask(String person, SignedAct signed) {
    ActHeader header =
        new ActHeader(
            new RunId("RB-06/CHG-1"),
            new PersonId(person),
            "test",
            "nonce",
            NOON,
            NOON.plusSeconds(300));
    return extensions.ask(
        signed,
        new Act.Extension(header, "first", Duration.ofMinutes(5), "the restore still runs"),
        true,
        true);
  }
}
