package io.kedgeline.starters.people;

import io.kedgeline.ledger.people.PeopleTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger's people as their source has them. When the source cannot be read, the ledger
 * keeps what it has, with the instant at which that was true: soon it is stale, and stale denies.
 */
public final class PeopleKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PeopleKeeper.class);

  private final PeopleSource source;
  private final PeopleTable people;
  private final InstantSource clock;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("people").factory());

  /** Keeps these people as that source has them. */
  public PeopleKeeper(PeopleSource source, PeopleTable people, InstantSource clock) {
    this.source = source;
    this.people = people;
    this.clock = clock;
  }

  /** Reads the source once, now; what is wrong with it is the caller's. */
  public void synchronise() {
    Instant asOf = clock.instant();
    people.synchronise(source.read(), asOf);
  }

  /** Goes on reading the source. */
  public void every(Duration interval) {
    var unused =
        beat.scheduleWithFixedDelay(
            this::tryToSynchronise,
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void tryToSynchronise() {
    try {
      synchronise();
    } catch (RuntimeException unreadable) {
      LOG.error("people were not read; what the ledger knows of them grows stale", unreadable);
    }
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
