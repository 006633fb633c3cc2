package io.kedgeline.twins.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.kept.DamagedStateException;
import io.kedgeline.twins.aws.kept.Snapshot;
import io.kedgeline.twins.aws.kept.StateFolder;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.TwinClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** What a twin remembers over a restart, and what it was at the beginning. */
final class TwinMemory implements AutoCloseable {

  private final AwsState state;
  private final TwinClock clock;
  private final Optional<StateFolder> folder;
  private ObjectNode beginning;

  private TwinMemory(AwsState state, TwinClock clock, Optional<StateFolder> folder) {
    this.state = state;
    this.clock = clock;
    this.folder = folder;
    this.beginning = Snapshot.of(state);
  }

  /** A memory that takes up what the folder has of an earlier twin. */
  static TwinMemory open(AwsState state, TwinClock clock, Optional<Path> place) throws IOException {
    if (place.isEmpty()) {
      return new TwinMemory(state, clock, Optional.empty());
    }
    StateFolder folder = StateFolder.open(place.get());
    try {
      TwinMemory memory = new TwinMemory(state, clock, Optional.of(folder));
      Optional<ObjectNode> kept = folder.read();
      if (kept.isPresent()) {
        memory.takeUp(kept.get(), folder);
      }
      return memory;
    } catch (IOException | RuntimeException broken) {
      folder.close();
      throw broken;
    }
  }

  private void takeUp(ObjectNode kept, StateFolder file) throws DamagedStateException {
    try {
      if (!(kept.path("now") instanceof ObjectNode now)
          || !(kept.path("beginning") instanceof ObjectNode first)) {
        throw file.damaged("now or beginning is missing");
      }
      clock.ahead(Duration.parse(kept.path("clockAhead").asText("")));
      Snapshot.restore(first, state);
      Snapshot.restore(now, state);
      beginning = first.deepCopy();
    } catch (DateTimeException none) {
      throw file.damaged("clockAhead is no duration");
    } catch (DamagedStateException damaged) {
      throw file.damaged(String.valueOf(damaged.getMessage()));
    }
  }

  /** Keeps everything as it is now. */
  void keep() {
    if (folder.isPresent()) {
      ObjectNode content = Json.object().put("clockAhead", clock.ahead().toString());
      content.set("beginning", beginning);
      content.set("now", Snapshot.of(state));
      try {
        folder.get().write(content);
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
  }

  /** From now on, this is the beginning. */
  void begin() {
    beginning = Snapshot.of(state);
    keep();
  }

  /** Sets the state back to the beginning; the clock goes on. */
  void reset() {
    try {
      Snapshot.restore(beginning, state);
    } catch (DamagedStateException impossible) {
      throw new IllegalStateException(impossible);
    }
    keep();
  }

  @Override
  public void close() throws IOException {
    if (folder.isPresent()) {
      folder.get().close();
    }
  }
}
