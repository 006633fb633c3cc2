package io.kedgeline.starters.events;

import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.ledger.event.AwsEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes AWS's events into the ledger: those of Roles Anywhere and Private CA in the accounts and
 * Regions that are governed. They are hints. Nobody acts on one before AWS was read, so whoever has
 * the key can have AWS read once more and fill the ledger with what never was, but let nobody in
 * and put nobody out.
 */
public final class AwsEventDoor {

  /** What became of an event. */
  public enum Taken {
    /** It stands in the ledger, or is none of ours. */
    IN,
    /** It is dated further ahead than clocks differ: it would pass for the latest for ever. */
    DATED_AHEAD,
    /** As many as may be are being taken in. */
    BUSY,
    /** The ledger cannot be used now. */
    LEDGER_UNREACHABLE
  }

  /** How many are taken in at once: the ledger's connections are for people first. */
  static final int MOST_AT_ONCE = 4;

  private static final Set<String> OURS = Set.of(AwsEvent.ROLES_ANYWHERE, AwsEvent.PRIVATE_CA);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final long TOLD_EVERY = 100;
  private static final Logger LOG = LoggerFactory.getLogger(AwsEventDoor.class);

  private final EventKeys keys;
  private final GovernedPlaces places;
  private final Consumer<AwsEvent> ledger;
  private final InstantSource clock;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE);
  private final AtomicLong others = new AtomicLong();

  /**
   * A door to the ledger.
   *
   * @param keys by what EventBridge is known
   * @param rulebook names the profiles whose accounts and Regions are governed
   * @param ledger keeps an event, once however often it comes
   * @param clock the time by which events are dated ahead
   */
  public AwsEventDoor(
      EventKeys keys, Rulebook rulebook, Consumer<AwsEvent> ledger, InstantSource clock) {
    this.keys = keys;
    this.places = GovernedPlaces.of(rulebook);
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Whether EventBridge calls.
   *
   * @param key the header {@link EventKeys#HEADER}
   */
  public boolean knows(Optional<String> key) {
    return keys.know(key);
  }

  /** Reads what was delivered; nothing, and at least one fault, when it is no event. */
  public Optional<AwsEvent> read(Map<String, Object> delivered, Faults faults) {
    return AwsEventReader.read(delivered, faults);
  }

  /** Takes an event in, once however often it is delivered. */
  public Taken take(AwsEvent event) {
    if (!OURS.contains(event.source()) || !places.have(event.account(), event.region())) {
      passOver(event);
      return Taken.IN;
    }
    if (event.at().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
      return Taken.DATED_AHEAD;
    }
    if (!turns.tryAcquire()) {
      return Taken.BUSY;
    }
    try {
      ledger.accept(event);
      return Taken.IN;
    } catch (RuntimeException failed) {
      if (!LedgerUnreachable.causes(failed)) {
        throw failed;
      }
      LOG.warn("the ledger takes in no event of AWS now: {}", failed.getMessage());
      return Taken.LEDGER_UNREACHABLE;
    } finally {
      turns.release();
    }
  }

  private void passOver(AwsEvent event) {
    long count = others.incrementAndGet();
    if (count % TOLD_EVERY == 1) {
      LOG.info(
          "{} events of AWS that are none of ours were passed over since the server began; this one is of {} in {}, {}",
          count,
          event.source(),
          event.account(),
          event.region());
    }
  }
}
