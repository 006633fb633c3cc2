package io.kedgeline.workers.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.workflows.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerConfigTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void everyFaultOfTheSettingsIsToldAtOnce() throws IOException {
    Path file = folder.resolve("worker.properties");
    Files.writeString(file, "ledger.url=jdbc:postgresql://h/d\nengine.target=h:1\nspeed=fast\n");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> WorkerConfig.read(file));
    assertEquals(
        """
        %s has 11 faults:
          canary: is required
          engine.namespace: is required
          keyring: is required
          ledger.password.file: is required
          ledger.user: is required
          payload.keys: is required
          rulebook.sha256: is required
          rulebook: is required
          seal.key: is required
          speed: is not a setting of this process
          witness.key: is required\
        """
            .formatted(file),
        fault.getMessage());
  }

  @Test
  void aCanaryFileWithoutAKeyIsNamed() throws IOException {
    Path file = folder.resolve("canary.pem");
    Files.writeString(file, "nothing");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> CanaryFile.read(file));
    assertEquals(
        file + " has 1 fault:\n  must hold a PKCS#8 private key and a certificate in PEM",
        fault.getMessage());
  }
}
