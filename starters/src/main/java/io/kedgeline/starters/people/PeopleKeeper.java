package io.kedgeline.starters.people;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.identity.DirectoryEntry;
import io.kedgeline.domain.identity.PeopleList;
import io.kedgeline.starters.beat.LastBeat;
import io.kedgeline.workflows.wire.DocumentFaults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger's people as their source has them. When the source cannot be read, the ledger
 * keeps what it has, with the instant at which that was true: soon it is stale, and stale denies.
 */
public final class PeopleKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PeopleKeeper.class);
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final String UNREAD =
      "people were not read; what the ledger knows of them grows stale";
  private static final String SUBJECT = "the list of people";

  private final PeopleSource source;
  private final BiConsumer<List<DirectoryEntry>, Instant> people;
  private final InstantSource clock;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("people").factory());

  /**
   * Keeps people as that source has them.
   *
   * @param people takes everybody and the instant at which that was true, in place of all others
   */
  public PeopleKeeper(
      PeopleSource source, BiConsumer<List<DirectoryEntry>, Instant> people, InstantSource clock) {
    this.source = source;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Reads the source once, now; what is wrong with it is the caller's. People are as old as the
   * source says, or as the reading where it says nothing.
   *
   * @throws DocumentFaults when the source claims to be from the future, which would keep it from
   *     ever growing stale
   */
  public void synchronise() {
    Instant now = clock.instant();
    PeopleList list = source.read();
    if (list.asOf().filter(asOf -> asOf.isAfter(now.plus(SKEW))).isPresent()) {
      throw new DocumentFaults(
          SUBJECT, List.of(new Fault("asOf", "must be at most a minute in the future")));
    }
    people.accept(list.entries(), list.asOf().orElse(now));
  }

  /**
   * Reads the source once as a server must that starts: it needs no source that answers, since it
   * has what the ledger knows, and one that does not is not mended by staying away.
   */
  public void begin() {
    try {
      synchronise();
    } catch (SourceUnreadable later) {
      LOG.error(UNREAD, later);
    }
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
      LOG.error(UNREAD, unreadable);
    }
  }

  @Override
  public void close() {
    LastBeat.of(beat);
    source.close();
  }
}
