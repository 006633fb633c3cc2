package io.kedgeline.sandbox.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void aPercentileIsOneOfWhatWasMeasured() {
    Figures figures = of(200);
    assertEquals(Duration.ofMillis(100), figures.percentile(50));
    assertEquals(Duration.ofMillis(198), figures.percentile(99));
    assertEquals(Duration.ofMillis(200), figures.percentile(100));
    assertEquals(Duration.ofMillis(1), of(1).percentile(99));
  }

  @Test
  void theRatioIsThatOfTheMiddles() {
    assertEquals(10, of(200).timesAsLongAs(of(20)));
  }

  @Test
  void nothingMeasuredIsNoFigure() {
    assertThrows(IllegalArgumentException.class, () -> new Figures(List.of()));
  }

  @Test
  void aRowIsReadInEveryLocaleAlike() {
    assertEquals(
        "what" + " ".repeat(48) + "      1.5      1.5",
        new Figures(List.of(Duration.ofNanos(1_500_000))).row("what"));
  }

  /** So many, of 1 ms to as many, in no order. */
  private static Figures of(int count) {
    return new Figures(
        IntStream.rangeClosed(1, count).mapToObj(i -> Duration.ofMillis(count + 1L - i)).toList());
  }
}
