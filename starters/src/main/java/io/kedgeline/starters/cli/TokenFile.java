package io.kedgeline.starters.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/** Keeps a person's token where only they can read it. */
final class TokenFile {

  /** RFC 6750 §2.1, {@code b64token}. */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/-]{1,16000}=*");

  private final Path file;

  TokenFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  String read() {
    try {
      String token = Files.readString(file).strip();
      if (!SHAPE.matcher(token).matches()) {
        throw new CommandRefusal(
            ExitCode.WRONG_INPUT, file + " holds no token: run kedgeline login");
      }
      return token;
    } catch (NoSuchFileException never) {
      throw new CommandRefusal(
          ExitCode.FAILED,
          "nobody is signed in (%s is not there): run kedgeline login".formatted(file));
    } catch (IOException unreadable) {
      throw new CommandRefusal(ExitCode.FAILED, file + ": must be a file that can be read");
    }
  }

  /** Replaces the token at once: a reader sees the old one or the new one. */
  void write(String token) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path fresh =
          Files.createTempFile(
              folder,
              "token",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, token + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new CommandRefusal(ExitCode.FAILED, file + ": must be a file that can be written");
    }
  }
}
