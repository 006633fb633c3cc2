package io.kedgeline.sandbox.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void itIsMadeForItsUserAloneAndFoundAgain() throws IOException {
    Path made = PrivateFolder.at(folder.resolve("programs"));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
    assertEquals(made, PrivateFolder.at(made));
    try (var left = Files.list(made)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void oneThatOthersMayChangeIsNotUsed() throws IOException {
    Path open = Files.createDirectory(folder.resolve("programs"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));
    assertThrows(IOException.class, () -> PrivateFolder.at(open));
  }

  @Test
  void oneThatSomebodyPutALinkInPlaceOfIsNotUsed() throws IOException {
    Path elsewhere = PrivateFolder.at(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve("programs"), elsewhere);
    assertThrows(IOException.class, () -> PrivateFolder.at(link));
  }
}
