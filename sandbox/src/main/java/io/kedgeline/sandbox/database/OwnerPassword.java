package io.kedgeline.sandbox.database;

import io.kedgeline.workflows.settings.GuardedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The password of the databases' owner, drawn once and kept beside their folder for its user alone:
 * whoever else is on this machine reaches the port, too.
 *
 * @param file where it is kept
 * @param text the password
 */
record OwnerPassword(Path file, String text) {

  private static final int OCTETS = 24;

  /** Where that of this folder is kept. */
  static Path fileOf(Path data) {
    return data.resolveSibling(data.getFileName() + ".password");
  }

  /**
   * The one that was drawn.
   *
   * @throws io.kedgeline.workflows.settings.SettingsFault when it is gone, or others can read it
   */
  static OwnerPassword read(Path data) {
    Path file = fileOf(data);
    return new OwnerPassword(file, GuardedFile.secret(file).strip());
  }

  /** Draws a new one; the file is there in whole or not at all. */
  static OwnerPassword draw(Path data) throws IOException {
    byte[] drawn = new byte[OCTETS];
    new SecureRandom().nextBytes(drawn);
    String text = HexFormat.of().formatHex(drawn);
    Path file = fileOf(data);
    Path parent = Files.createDirectories(data).getParent();
    Path written = Files.createTempFile(parent, "password", "");
    if (Files.getFileStore(written).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
    }
    Files.write(written, text.getBytes(StandardCharsets.US_ASCII));
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return new OwnerPassword(file, text);
  }

  @Override
  public String toString() {
    return "OwnerPassword[" + file + "]";
  }
}
