package io.kedgeline.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The sandbox's time: the system's clock plus what was skipped, which a file tells the worker. */
public final class SandboxClock implements InstantSource {

  private final Path file;
  private Duration offset = Duration.ZERO;

  /** A clock that keeps its offset in this file. */
  public SandboxClock(Path file) {
    this.file = file;
    write();
  }

  @Override
  public synchronized Instant instant() {
    return Instant.now().plus(offset);
  }

  /** Puts the clock forward. */
  public synchronized void skip(Duration duration) {
    offset = offset.plus(duration);
    write();
  }

  /** Puts the clock forward to this time, unless it has passed. */
  public synchronized void notBefore(Instant time) {
    Duration behind = Duration.between(instant(), time);
    if (behind.isPositive()) {
      skip(behind);
    }
  }

  /** The file is exchanged whole, so that no reader sees half a number. */
  private void write() {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, Long.toString(offset.toMillis()));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
