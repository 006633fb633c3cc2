package io.kedgeline.workflows.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedFileTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwxrwxrwx"})
  void aSecretThatOthersCanReadOrWriteIsRefused(String permissions) throws IOException {
    Path file = file(permissions);
    assertEquals(
        file + " has 1 fault:\n  must be readable by its owner only: run chmod 600 on it",
        assertThrows(SettingsFault.class, () -> GuardedFile.secret(file)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------"})
  void aSecretOfItsOwnerIsRead(String permissions) throws IOException {
    assertEquals("content", GuardedFile.secret(file(permissions)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw-r--", "rw-r--rw-"})
  void aPublicFileThatOthersCanWriteIsRefused(String permissions) throws IOException {
    Path file = file(permissions);
    assertEquals(
        file + " has 1 fault:\n  must be writable by its owner only: run chmod go-w on it",
        assertThrows(SettingsFault.class, () -> GuardedFile.open(file)).getMessage());
  }

  @Test
  void aPublicFileThatEverybodyReadsIsRead() throws IOException {
    assertEquals("content", GuardedFile.open(file("rw-r--r--")));
  }

  @Test
  void aLinkIsAsOpenAsWhatItLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file("rw-r--r--"));
    assertThrows(SettingsFault.class, () -> GuardedFile.secret(link));
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing");
    assertEquals(
        missing + " has 1 fault:\n  must be a file that can be read",
        assertThrows(SettingsFault.class, () -> GuardedFile.secret(missing)).getMessage());
  }

  private Path file(String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
