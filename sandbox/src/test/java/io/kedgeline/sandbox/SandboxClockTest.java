package io.kedgeline.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxClockTest {

  @TempDir private Path folder;

  @Test
  void theClockIsPutForwardToATimeThatIsNotReachedYet() throws IOException {
    SandboxClock clock = clock();
    Instant later = Instant.now().plus(Duration.ofHours(3));

    clock.notBefore(later);

    assertFalse(clock.instant().isBefore(later));
    assertTrue(clock.instant().isBefore(later.plus(Duration.ofMinutes(1))));
    assertTrue(Duration.ofMillis(told()).compareTo(Duration.ofHours(2)) > 0);
  }

  @Test
  void aTimeThatHasPassedPutsNothingBack() throws IOException {
    SandboxClock clock = clock();
    clock.skip(Duration.ofHours(3));

    clock.notBefore(Instant.now());

    assertEquals(Duration.ofHours(3), Duration.ofMillis(told()));
  }

  private SandboxClock clock() {
    return new SandboxClock(file());
  }

  private long told() throws IOException {
    return Long.parseLong(Files.readString(file()));
  }

  private Path file() {
    return folder.resolve("offset");
  }
}
