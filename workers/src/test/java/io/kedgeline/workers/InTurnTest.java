package io.kedgeline.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits keeps nothing urgent from being done. */
@Timeout(30)
class InTurnTest {

  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @Test
  void allThatIsUrgentIsDoneBeforeAnythingElse() throws InterruptedException {
    new InTurn(8, Duration.ofSeconds(20)).run(many("urgent", 40), many("other", 40));
    assertEquals(80, done.size());
    assertEquals(Collections.nCopies(40, "urgent"), done.subList(0, 40));
  }

  @Test
  void whatWaitsHasNoTimeLeftWhenWhatIsUrgentTakesAll() throws InterruptedException {
    Callable<Boolean> never =
        () -> {
          new CountDownLatch(1).await();
          return true;
        };
    new InTurn(2, Duration.ofMillis(200)).run(List.of(never), many("other", 1));
    assertEquals(List.of(), done);
  }

  @Test
  void whatWaitsIsGivenUpWhenItsTimeIsOver() throws InterruptedException {
    Callable<Boolean> never =
        () -> {
          new CountDownLatch(1).await();
          return true;
        };
    new InTurn(2, Duration.ofMillis(200)).run(many("urgent", 3), List.of(never));
    assertEquals(3, done.size());
  }

  private List<Callable<Boolean>> many(String name, int number) {
    return IntStream.range(0, number)
        .<Callable<Boolean>>mapToObj(i -> () -> done.add(name))
        .toList();
  }
}
