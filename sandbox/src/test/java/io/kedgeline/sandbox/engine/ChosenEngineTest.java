package io.kedgeline.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenEngineTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void withoutADurableEngineItSaysWhatToDo() {
    ChosenEngine.NoDurableEngine none =
        assertThrows(
            ChosenEngine.NoDurableEngine.class,
            () -> ChosenEngine.choose(Map.of("PATH", folder.toString()), folder, false));
    assertTrue(String.valueOf(none.getMessage()).contains("--ephemeral"));
  }

  @Test
  void anAddressInTheEnvironmentIsTaken() throws IOException {
    try (ChosenEngine engine =
        ChosenEngine.choose(Map.of("TEMPORAL_ADDRESS", "temporal:7233"), folder, false)) {
      assertEquals(Optional.empty(), engine.target());
      assertTrue(engine.description().contains("temporal:7233"));
    }
  }

  @Test
  void anEngineInMemoryAnswersOnLoopback() throws IOException {
    try (ChosenEngine engine = ChosenEngine.choose(Map.of(), folder, true)) {
      assertTrue(engine.target().orElseThrow().startsWith("127.0.0.1:"));
    }
  }
}
