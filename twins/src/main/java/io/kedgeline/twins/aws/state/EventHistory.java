package io.kedgeline.twins.aws.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * CloudTrail's event history: the last 90 days, and of them no more than this machine can bear. It
 * ends with the process.
 */
public final class EventHistory {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_CHARACTERS = 64 * 1024 * 1024;

  /**
   * An event and its place in the history.
   *
   * @param number greater than that of every earlier one
   * @param event the event
   */
  public record Entry(long number, RecordedEvent event) {}

  private final Supplier<Instant> now;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long characters;
  private long last;
  private Duration delay = Duration.ZERO;
  private Consumer<RecordedEvent> watcher = event -> {};

  EventHistory(Supplier<Instant> now) {
    this.now = now;
  }

  /** Adds an event; the oldest go when there are too many. */
  public void add(RecordedEvent event) {
    last++;
    entries.addLast(new Entry(last, event));
    characters += event.json().length();
    while (entries.size() > MOST_EVENTS
        || characters > MOST_CHARACTERS
        || entries.getFirst().event().at().isBefore(now.get().minus(KEPT))) {
      characters -= entries.removeFirst().event().json().length();
    }
    watcher.accept(event);
  }

  /** From now on each further event is told there too; it must not wait for anything. */
  public void watch(Consumer<RecordedEvent> told) {
    watcher = told;
  }

  /** By how much events come later than their calls; AWS promises nothing. */
  public void delay(Duration duration) {
    delay = duration;
  }

  /** What has arrived in this account and Region by now, newest first. */
  public List<Entry> delivered(String account, String region) {
    Instant latest = now.get().minus(delay);
    Instant earliest = now.get().minus(KEPT);
    List<Entry> delivered = new ArrayList<>();
    for (Iterator<Entry> newest = entries.descendingIterator(); newest.hasNext(); ) {
      Entry entry = newest.next();
      if (entry.event().account().equals(account)
          && entry.event().region().equals(region)
          && !entry.event().at().isAfter(latest)
          && !entry.event().at().isBefore(earliest)) {
        delivered.add(entry);
      }
    }
    return delivered;
  }

  void clear() {
    entries.clear();
    characters = 0;
    delay = Duration.ZERO;
  }
}
