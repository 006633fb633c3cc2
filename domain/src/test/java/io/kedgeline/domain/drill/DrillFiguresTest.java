package io.kedgeline.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillFiguresTest {

  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

  private static final List<Fact> WHOLE =
      List.of(
          fact(0, FactKind.PLANNED),
          fact(60, FactKind.DISMISSED),
          fact(70, FactKind.PLANNED),
          fact(190, FactKind.APPROVED),
          result(198, "Enable"),
          fact(200, FactKind.OPENED),
          fact(1_100, FactKind.CLOSE_REQUESTED),
          result(1_103, "Close"),
          result(1_110, "ProveClosed"),
          fact(1_111, FactKind.CLOSED),
          fact(2_000, FactKind.REVIEWED));

  @Test
  void eachPartIsMeasuredFromThePlanThatWasApproved() {
    assertEquals(
        new DrillFigures(span(120), span(10), span(4), span(7), true), DrillFigures.of(WHOLE));
  }

  @Test
  void ofWhatHasNotHappenedThereIsNoFigure() {
    assertEquals(
        new DrillFigures(span(120), span(10), Optional.empty(), Optional.empty(), false),
        DrillFigures.of(WHOLE.subList(0, 7)));
    assertEquals(
        new DrillFigures(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false),
        DrillFigures.of(List.of(fact(0, FactKind.PLANNED), fact(9, FactKind.DENIED))));
  }

  @Test
  void aDrillThatWasClosedBeforeItWasOpenIsNotDone() {
    assertFalse(
        DrillFigures.of(List.of(fact(0, FactKind.APPROVED), fact(9, FactKind.CLOSED))).done());
  }

  @Test
  void aDrillOfWhichOnlyTheRunSaysThatItWasOpenAndClosedIsNotDone() {
    for (String activity : List.of("Enable", "Close", "ProveClosed")) {
      List<Fact> without =
          WHOLE.stream().filter(fact -> !activity.equals(fact.detail().get("activity"))).toList();
      assertFalse(DrillFigures.of(without).done(), activity);
    }
    assertFalse(
        DrillFigures.of(
                List.of(
                    fact(0, FactKind.OPENED),
                    result(1, "ProveClosed"),
                    result(2, "Close"),
                    result(3, "Enable"),
                    fact(4, FactKind.CLOSED)))
            .done());
  }

  private static Optional<Duration> span(int seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private static Fact fact(int seconds, FactKind kind) {
    return Fact.of("k" + seconds, kind, NOON.plusSeconds(seconds), "run", Map.of());
  }

  private static Fact result(int seconds, String activity) {
    return Fact.of(
        "k" + seconds,
        FactKind.RESULT,
        NOON.plusSeconds(seconds),
        "worker",
        Map.of("activity", activity));
  }
}
