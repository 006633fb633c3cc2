package io.kedgeline.workflows.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A real clock plus the milliseconds in a file, by which a sandbox has skipped time. */
public final class OffsetClock implements InstantSource {

  private final InstantSource real;
  private final Path file;

  /** A clock that is ahead of the real one by what stands in this file. */
  public OffsetClock(InstantSource real, Path file) {
    this.real = real;
    this.file = file;
  }

  @Override
  public Instant instant() {
    try {
      return real.instant().plusMillis(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
