package io.kedgeline.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.sandbox.demo.Waiting;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UntilEndedTest {

  @Test
  void aLineEndsItAndClosesNothingItself() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    UntilEnded.holdUntilEnter(new ByteArrayInputStream(new byte[] {'\n'}), closed::countDown);
    assertEquals(1, closed.getCount());
  }

  @Test
  void withoutATerminalItStaysUntilASignal() throws InterruptedException {
    Thread holding = new Thread(UntilEndedTest::holdWithNothingToRead);
    holding.start();
    Waiting.until(
        () -> Optional.of(holding.getState()), Thread.State.WAITING::equals, "it to wait");
    holding.interrupt();
    assertTrue(holding.join(Duration.ofSeconds(10)));
  }

  private static void holdWithNothingToRead() {
    try {
      UntilEnded.holdUntilEnter(InputStream.nullInputStream());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
