package io.kedgeline.workers.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.activities.change.ChangeAccess;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeSettingsTest {

  private static final LoadedRulebook SHIPPED =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));

  @Test
  void aRulebookThatAsksForChangeRecordsNeedsAChangeSystem() {
    SettingsFault fault =
        assertThrows(
            SettingsFault.class,
            () -> ChangeSettings.require(Optional.empty(), Set.of(WorkerDuty.OPEN), SHIPPED));
    assertEquals(
        """
        the worker has 1 fault:
          change.url: the rulebook asks for change records (runbooks.RB-06.change), so the worker must be told where they are\
        """,
        fault.getMessage());
    assertDoesNotThrow(() ->
        ChangeSettings.require(
            Optional.of(new ChangeAccess(URI.create("https://change.example"), "a-token")),
            WorkerDuty.all(),
            SHIPPED));
  }

  @Test
  void whoeverOnlyClosesNeedsNoChangeSystem() {
    assertDoesNotThrow(
        () -> ChangeSettings.require(Optional.empty(), Set.of(WorkerDuty.CONTAIN), SHIPPED));
  }
}
