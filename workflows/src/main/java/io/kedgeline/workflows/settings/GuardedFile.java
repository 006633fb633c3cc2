package io.kedgeline.workflows.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files on which the safety of a process rests, and refuses those that other users of the
 * machine could read or change. Where the file system keeps no POSIX permissions, there is nothing
 * to look at. Messages name the file and never what stands in it.
 */
public final class GuardedFile {

  private static final int LIMIT = 64 * 1024;
  private static final Set<PosixFilePermission> OTHERS_CHANGE =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final Set<PosixFilePermission> OTHERS_READ =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private GuardedFile() {}

  /**
   * What stands in a file that is secret.
   *
   * @throws SettingsFault when it cannot be read, is too long, or group or others can read or write
   *     it
   */
  public static String secret(Path file) {
    Set<PosixFilePermission> permissions = permissions(file);
    if (intersect(permissions, OTHERS_READ) || intersect(permissions, OTHERS_CHANGE)) {
      throw new SettingsFault(
          file.toString(), "must be readable by its owner only: run chmod 600 on it");
    }
    return text(file);
  }

  /**
   * What stands in a file that everybody may read.
   *
   * @throws SettingsFault when it cannot be read, is too long, or group or others can write it
   */
  static String open(Path file) {
    if (intersect(permissions(file), OTHERS_CHANGE)) {
      throw new SettingsFault(
          file.toString(), "must be writable by its owner only: run chmod go-w on it");
    }
    return text(file);
  }

  private static Set<PosixFilePermission> permissions(Path file) {
    Optional<PosixFileAttributeView> view =
        Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
    try {
      return view.isPresent() ? view.get().readAttributes().permissions() : Set.of();
    } catch (IOException unreadable) {
      throw unreadable(file);
    }
  }

  private static boolean intersect(
      Set<PosixFilePermission> permissions, Set<PosixFilePermission> unwanted) {
    return !Collections.disjoint(permissions, unwanted);
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LIMIT) {
        throw new SettingsFault(file.toString(), "must be at most " + LIMIT + " octets");
      }
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw unreadable(file);
    }
  }

  private static SettingsFault unreadable(Path file) {
    return new SettingsFault(file.toString(), "must be a file that can be read");
  }
}
