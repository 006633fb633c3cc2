package io.kedgeline.starters.cli;

import io.kedgeline.starters.client.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a person's token where only they can read it, with the server that it is for: two lines,
 * {@code server=ORIGIN} and {@code token=TOKEN}. Whoever holds a token is believed to be the
 * person, so that it goes to no other server.
 */
final class TokenFile {

  /** The token as RFC 6750 §2.1 has it, {@code b64token}. */
  private static final Pattern SHAPE =
      Pattern.compile(
          "server=(https?://[\\x21-\\x7e]{1,300})\ntoken=([A-Za-z0-9._~+/-]{1,16000}=*)\n?");

  private final Path file;

  TokenFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  /**
   * The token for this server.
   *
   * @throws CommandRefusal when there is none, or it is for another one
   */
  String read(Origin server) {
    Matcher kept = SHAPE.matcher(text());
    if (!kept.matches()) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT,
          file + " holds no token with the server that it is for: run kedgeline login");
    }
    if (!kept.group(1).equals(server.text())) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT,
          "you are signed in at %s, and that token is not sent to %s: run kedgeline login --server %s"
              .formatted(kept.group(1), server, server));
    }
    return kept.group(2);
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException never) {
      throw new CommandRefusal(
          ExitCode.FAILED,
          "nobody is signed in (%s is not there): run kedgeline login".formatted(file));
    } catch (IOException unreadable) {
      throw new CommandRefusal(ExitCode.FAILED, file + ": must be a file that can be read");
    }
  }

  /** Replaces what is kept at once: a reader sees the old token or the new one. */
  void write(Origin server, String token) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path fresh =
          Files.createTempFile(
              folder,
              "token",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, "server=%s\ntoken=%s\n".formatted(server, token));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new CommandRefusal(ExitCode.FAILED, file + ": must be a file that can be written");
    }
  }
}
