package io.kedgeline.workers.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.activities.posture.PostureAccess;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostureSettingsTest {

  private static final LoadedRulebook SHIPPED =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));

  @TempDir private Path folder = Path.of("");

  @Test
  void aRulebookThatSaysWhatDevicesMustShowNeedsDeviceManagement() {
    SettingsFault fault =
        assertThrows(
            SettingsFault.class,
            () -> PostureSettings.require(Optional.empty(), WorkerDuty.all(), SHIPPED));
    assertEquals(
        """
        the worker has 1 fault:
          posture.url: the rulebook says what devices must show (posture), so the worker must be told where device management is\
        """,
        fault.getMessage());
    assertDoesNotThrow(() ->
        PostureSettings.require(
            Optional.of(new PostureAccess(URI.create("https://devices.example"), "a-token")),
            WorkerDuty.all(),
            SHIPPED));
  }

  @Test
  void whoeverRunsNoWorkflowsIsNotToldOfDeviceManagement() throws IOException {
    Set<WorkerDuty> others = Set.of(WorkerDuty.NOTARISE, WorkerDuty.OPEN, WorkerDuty.CONTAIN);
    assertDoesNotThrow(() -> PostureSettings.require(Optional.empty(), others, SHIPPED));
    assertEquals(
        Optional.empty(),
        PostureSettings.read(written("https://devices.example", "no-such-file"), others, false)
            .access());
  }

  @Test
  void theTokenIsReadFromAFileThatOthersCannotRead() throws IOException {
    secret("posture.token", "the-token-of-a-reader\n");
    Settings settings = written("https://devices.example", "posture.token");
    PostureSettings read = PostureSettings.read(settings, WorkerDuty.all(), false);
    settings.requireSound();
    assertEquals(
        Optional.of(
            new PostureAccess(URI.create("https://devices.example"), "the-token-of-a-reader")),
        read.access());
    Files.setPosixFilePermissions(
        folder.resolve("posture.token"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThrows(SettingsFault.class, read::access);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "two words of a token", "token\nX-Header: more"})
  void whatIsNoTokenIsNotSent(String text) throws IOException {
    secret("posture.token", text);
    PostureSettings read =
        PostureSettings.read(
            written("https://devices.example", "posture.token"), WorkerDuty.all(), false);
    assertThrows(IllegalArgumentException.class, read::access);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://devices.example",
        "https://devices.example/api",
        "https://a:b@devices.example"
      })
  void theTokenGoesOnlyWhereNobodyListensIn(String url) throws IOException {
    secret("posture.token", "the-token-of-a-reader");
    Settings settings = written(url, "posture.token");
    PostureSettings.read(settings, WorkerDuty.all(), false);
    SettingsFault fault = assertThrows(SettingsFault.class, settings::requireSound);
    assertEquals(
        folder.resolve("worker.properties")
            + " has 1 fault:\n  posture.url: must be https://host, or http:// on 127.0.0.1",
        fault.getMessage());
  }

  @Test
  void anAddressWithoutATokenIsHalfOfIt() {
    PostureSettings half =
        new PostureSettings(Optional.of(URI.create("https://devices.example")), Optional.empty());
    assertEquals(
        "posture.url and posture.token.file: both are given, or none",
        assertThrows(IllegalArgumentException.class, half::access).getMessage());
  }

  private Settings written(String url, String token) throws IOException {
    return Settings.read(
        Files.writeString(
            folder.resolve("worker.properties"),
            "posture.url=%s\nposture.token.file=%s\n".formatted(url, token)));
  }

  private void secret(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
