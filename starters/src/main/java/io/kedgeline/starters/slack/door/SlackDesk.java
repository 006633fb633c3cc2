package io.kedgeline.starters.slack.door;

import io.kedgeline.ledger.slack.SlackInbox;
import io.kedgeline.ledger.slack.SlackInbox.Received;
import io.kedgeline.starters.slack.wire.Interaction;
import io.kedgeline.starters.slack.wire.Interactions;
import io.kedgeline.starters.slack.wire.SlackSignature;
import io.kedgeline.starters.slack.wire.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what Slack delivers. Slack waits three seconds for an answer and the engine may take
 * longer, so what somebody did is kept in the ledger, Slack is answered, and then it is said to the
 * run. What was kept and not done, since a process ended or the engine did not answer, is said
 * later.
 */
public final class SlackDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlackDesk.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final int AT_ONCE = 50;

  private final SlackSignature signature;
  private final SlackInbox inbox;
  private final Predicate<Interaction> door;
  private final InstantSource clock;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Takes in for this door.
   *
   * @param door does what somebody asked; false when it is to be tried again
   * @param clock the time by which Slack's requests are fresh: real time, also in a sandbox
   */
  public SlackDesk(
      SlackSignature signature,
      SlackInbox inbox,
      Predicate<Interaction> door,
      InstantSource clock) {
    this.signature = signature;
    this.inbox = inbox;
    this.door = door;
    this.clock = clock;
  }

  /** What Slack is answered. */
  public enum Taken {
    /** It is Slack's, and kept. */
    IN,
    /** It is not signed by Slack, or not about now. */
    UNSIGNED,
    /** It is signed, and is not what we ask Slack to send. */
    UNREADABLE
  }

  /**
   * Takes in a request.
   *
   * @param timestamp the header {@code X-Slack-Request-Timestamp}
   * @param signed the header {@code X-Slack-Signature}
   */
  public Taken take(Optional<String> timestamp, Optional<String> signed, byte[] body) {
    if (!signature.signs(timestamp, signed, body, clock.instant())) {
      return Taken.UNSIGNED;
    }
    try {
      Interactions.read(body).ifPresent(deed -> keep(deed, body));
      return Taken.IN;
    } catch (Unreadable unreadable) {
      LOG.warn("Slack sent what cannot be read: {}", unreadable.getMessage());
      return Taken.UNREADABLE;
    }
  }

  private void keep(Interaction deed, byte[] body) {
    if (inbox.keep(new Received(deed.key(), new String(body, StandardCharsets.US_ASCII)))) {
      begin(deed);
    }
  }

  private void begin(Interaction deed) {
    if (underWay.add(deed.key())) {
      work.execute(() -> {
        try {
          if (door.test(deed)) {
            inbox.done(deed.key());
          }
        } catch (RuntimeException failed) {
          LOG.error("what somebody did in Slack was not said to its run yet", failed);
        } finally {
          underWay.remove(deed.key());
        }
      });
    }
  }

  /** Says what is left from before. */
  public void goOn() {
    for (Received left : inbox.leftFor(AGAIN, AT_ONCE)) {
      Interactions.read(left.body().getBytes(StandardCharsets.US_ASCII)).ifPresent(this::begin);
    }
  }

  @Override
  public void close() {
    work.shutdown();
  }
}
