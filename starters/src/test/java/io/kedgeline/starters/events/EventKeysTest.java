package io.kedgeline.starters.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.workflows.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that EventBridge is known by. */
class EventKeysTest {

  private static final String CURRENT = "c".repeat(32);
  private static final String BEFORE = "b".repeat(64);

  @TempDir private Path folder = Path.of("");

  @Test
  void whileTheKeyIsExchangedBothAreKnownAndNoOther() {
    EventKeys keys = EventKeys.of(List.of(CURRENT, BEFORE));
    assertTrue(keys.know(Optional.of(CURRENT)));
    assertTrue(keys.know(Optional.of(BEFORE)));
    assertFalse(keys.know(Optional.of(CURRENT + "c")));
    assertFalse(keys.know(Optional.of("")));
    assertFalse(keys.know(Optional.empty()));
  }

  @Test
  void keysStandInAFileThatIsItsOwnersAlone() throws IOException {
    Path file = folder.resolve("aws.events.keys");
    MachineKeys.write(file, CURRENT + "\n\n" + BEFORE + "\n");
    assertTrue(EventKeys.read(file).know(Optional.of(BEFORE)));
    Path open = Files.writeString(folder.resolve("open.keys"), CURRENT);
    assertThrows(SettingsFault.class, () -> EventKeys.read(open));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ccccccccccccccccccccccccccccccc",
        "cccccccccccccccc cccccccccccccccc",
        "cccccccccccccccccccccccccccccccé"
      })
  void whatIsTooShortOrFitsInNoHeaderIsNoKey(String key) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> EventKeys.of(List.of(CURRENT, key)));
    assertEquals(
        "aws.events.keys: must hold one key or two, one in a line, each of 32 to 512 printable"
            + " characters without a space",
        refused.getMessage());
  }

  @Test
  void noKeyAndThreeKeysAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> EventKeys.of(List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> EventKeys.of(List.of(CURRENT, BEFORE, CURRENT)));
  }
}
