package io.kedgeline.sandbox.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder in which nobody else on the machine can have put anything, wherever it lies. Where the
 * file system keeps no POSIX permissions, there is nothing to look at.
 */
final class PrivateFolder {

  private static final Set<PosixFilePermission> OWNERS_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Where programs are unpacked that run as this user, the same place each time: inside, so that
   * whoever unpacks them may open it as they will.
   */
  static Path forPrograms() throws IOException {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return at(Path.of(System.getProperty("java.io.tmpdir"), "kedgeline-postgres-" + user))
        .resolve("unpacked");
  }

  /**
   * This folder; it is made when it is not there.
   *
   * @throws IOException when it is somebody else's, or others may change it
   */
  static Path at(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createDirectories(folder);
    }
    FileAttribute<Set<PosixFilePermission>> alone =
        PosixFilePermissions.asFileAttribute(OWNERS_ALONE);
    Files.createDirectories(folder, alone);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.getPosixFilePermissions(folder).equals(OWNERS_ALONE)
        || !ownedByThisUser(folder)) {
      throw new IOException(
          "%s must be a folder of this user's alone: remove it, or set java.io.tmpdir"
              .formatted(folder));
    }
    return folder;
  }

  private static boolean ownedByThisUser(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "owner", "");
    try {
      return Files.getOwner(probe).equals(Files.getOwner(folder));
    } finally {
      Files.delete(probe);
    }
  }
}
