package io.kedgeline.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequencesTest {

  private static Sequences<Integer> summingUpTo(int most) {
    return new Sequences<>(
        random -> random.nextInt(10),
        numbers ->
            numbers.stream().mapToInt(Integer::intValue).sum() > most
                ? Optional.of("too much")
                : Optional.empty());
  }

  @Test
  void aFaultIsToldByTheShortestEventsThatShowIt() {
    String fault = summingUpTo(8).fault().orElseThrow();
    assertTrue(fault.matches("too much \\(seed [0-9]+\\), by \\[[0-9](, [0-9])?\\]"), fault);
  }

  @Test
  void theSameFaultIsFoundAgain() {
    assertEquals(summingUpTo(50).fault(), summingUpTo(50).fault());
  }

  @Test
  void whatIsNeverWrongHasNoFault() {
    assertEquals(Optional.empty(), new Sequences<>(r -> 1, numbers -> Optional.empty()).fault());
  }
}
