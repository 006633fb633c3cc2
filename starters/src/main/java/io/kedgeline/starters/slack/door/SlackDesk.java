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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what Slack delivers. Slack waits three seconds for an answer and the engine may take
 * longer, so what somebody did is kept in the ledger, Slack is answered, and then it is said to the
 * run. What was kept and not done, since a process ended or the engine did not answer, is said
 * later; it is believed again by Slack's signature, not because it stands there.
 */
public final class SlackDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlackDesk.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final int AT_ONCE = 50;
  private static final int LONGEST_KEY = 500;

  private final SlackSignature signature;
  private final SlackInbox inbox;
  private final Function<Interaction, Map<String, String>> look;
  private final Predicate<Heard> door;
  private final InstantSource runsTime;
  private final InstantSource slackTime;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Takes in for this door.
   *
   * @param look finds what is wrong with a modal as it was filled in, by block, without asking
   *     anybody: Slack is told in its answer
   * @param door does what somebody asked; false when it is to be tried again
   * @param runsTime the time by which runs live
   * @param slackTime the time by which Slack's requests are fresh: real time, also in a sandbox
   */
  public SlackDesk(
      SlackSignature signature,
      SlackInbox inbox,
      Function<Interaction, Map<String, String>> look,
      Predicate<Heard> door,
      InstantSource runsTime,
      InstantSource slackTime) {
    this.signature = signature;
    this.inbox = inbox;
    this.look = look;
    this.door = door;
    this.runsTime = runsTime;
    this.slackTime = slackTime;
  }

  /** What Slack is answered. */
  public sealed interface Taken {

    /** It is Slack's, and kept. */
    record In() implements Taken {}

    /**
     * It is Slack's, and a modal that was not filled in as it must be; nothing is kept of it.
     *
     * @param faults what is wrong, by the block in which it stands
     */
    record Faulty(Map<String, String> faults) implements Taken {}

    /** It is not signed by Slack, or not about now. */
    record Unsigned() implements Taken {}

    /** It is signed, and is not what we ask Slack to send. */
    record Unreadable() implements Taken {}
  }

  /**
   * Takes in a request.
   *
   * @param sent the header {@code X-Slack-Request-Timestamp}
   * @param signed the header {@code X-Slack-Signature}
   */
  public Taken take(Optional<String> sent, Optional<String> signed, byte[] body) {
    if (!signature.signs(sent, signed, body, slackTime.instant())) {
      return new Taken.Unsigned();
    }
    try {
      Optional<Interaction> deed = Interactions.read(body);
      if (deed.filter(done -> done.key().length() > LONGEST_KEY).isPresent()) {
        return new Taken.Unreadable();
      }
      Map<String, String> faults = deed.map(look).orElse(Map.of());
      if (!faults.isEmpty()) {
        return new Taken.Faulty(faults);
      }
      deed.ifPresent(done -> keep(done, sent.orElseThrow(), signed.orElseThrow(), body));
      return new Taken.In();
    } catch (Unreadable unreadable) {
      LOG.warn("Slack sent what cannot be read: {}", unreadable.getMessage());
      return new Taken.Unreadable();
    }
  }

  private void keep(Interaction deed, String sent, String signed, byte[] body) {
    Received received =
        new Received(
            deed.key(),
            new String(body, StandardCharsets.US_ASCII),
            sent,
            signed,
            runsTime.instant());
    if (inbox.keep(received)) {
      begin(received, new Heard(deed, received.saidAt(), false));
    }
  }

  private void begin(Received received, Heard heard) {
    if (underWay.add(received.key())) {
      work.execute(() -> {
        try {
          if (door.test(heard)) {
            inbox.done(received.key());
          }
        } catch (RuntimeException failed) {
          LOG.error("what somebody did in Slack was not said to its run yet", failed);
        } finally {
          underWay.remove(received.key());
        }
      });
    }
  }

  /** Says what is left from before. */
  public void goOn() {
    for (Received left : inbox.leftFor(AGAIN, AT_ONCE)) {
      Optional<Interaction> deed = believed(left);
      if (deed.isPresent()) {
        begin(left, new Heard(deed.get(), left.saidAt(), true));
      } else {
        LOG.error("what stands in the inbox was not sent by Slack, and is passed over");
        inbox.done(left.key());
      }
    }
  }

  private Optional<Interaction> believed(Received left) {
    byte[] body = left.body().getBytes(StandardCharsets.US_ASCII);
    if (!signature.signed(left.sent(), left.signature(), body)) {
      return Optional.empty();
    }
    try {
      return Interactions.read(body).filter(deed -> deed.key().equals(left.key()));
    } catch (Unreadable unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    work.shutdown();
  }
}
