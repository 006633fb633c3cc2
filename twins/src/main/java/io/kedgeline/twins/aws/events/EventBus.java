package io.kedgeline.twins.aws.events;

import io.kedgeline.twins.aws.state.AuthorityNotice;
import io.kedgeline.twins.aws.state.RecordedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A bus whose one rule matches Roles Anywhere's calls that do not only read, as a rule does that is
 * simply enabled, and what AWS Private CA says by itself. What is due is delivered after each such
 * call and whenever it is asked for; no time passes here by itself. What waits is forgotten with
 * the twin.
 */
public final class EventBus implements AutoCloseable {

  private static final String SOURCE = "rolesanywhere.amazonaws.com";
  private static final int MOST_WAITING = 10_000;

  private final InstantSource clock;
  private final Runnable whatIsDue;
  private final ApiDestination destination = new ApiDestination();
  private final ExecutorService courier =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("event-bus").factory());
  private final List<PendingEvent> waiting = new ArrayList<>();
  private Optional<EventTarget> target = Optional.empty();
  private EventDelivery delivery = EventDelivery.prompt();
  private long last;
  private long notices;

  /**
   * A bus by this clock.
   *
   * @param whatIsDue lets what has become due come about, so that it is told
   */
  public EventBus(InstantSource clock, Runnable whatIsDue) {
    this.clock = clock;
    this.whatIsDue = whatIsDue;
  }

  /** From now on events go there, those too that wait. */
  public synchronized void deliverTo(EventTarget there) {
    target = Optional.of(there);
  }

  /** Where events go, if anywhere. */
  public synchronized Optional<EventTarget> target() {
    return target;
  }

  /** From now on the events of further calls are delivered so. */
  public synchronized void deliver(EventDelivery so) {
    delivery = so;
  }

  /** How the events of further calls are delivered. */
  public synchronized EventDelivery delivery() {
    return delivery;
  }

  /** How many events wait to be delivered, or delivered again. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Forgets what waits, and delivers promptly again. */
  public synchronized void reset() {
    waiting.clear();
    delivery = EventDelivery.prompt();
  }

  /** Takes in what CloudTrail has recorded; returns before anything of it is delivered. */
  public void recorded(RecordedEvent event) {
    if (event.source().equals(SOURCE) && !event.readOnly() && put(event)) {
      var unused = courier.submit(this::deliverWhatIsDue);
    }
  }

  private synchronized boolean put(RecordedEvent event) {
    if (target.isEmpty()) {
      return false;
    }
    add(event.at(), Envelope.of(event));
    return true;
  }

  /** Takes in what AWS Private CA says; it is due when what it says has come about. */
  public void told(AuthorityNotice notice) {
    if (put(notice)) {
      var unused = courier.submit(this::deliverWhatIsDue);
    }
  }

  private synchronized boolean put(AuthorityNotice notice) {
    if (target.isEmpty()) {
      return false;
    }
    notices++;
    add(notice.at(), Envelope.of(notice, notices));
    return true;
  }

  private void add(Instant at, String body) {
    for (int i = 0; i < delivery.times() && waiting.size() < MOST_WAITING; i++) {
      last++;
      waiting.add(new PendingEvent(last, at, at.plus(delivery.late()), body));
    }
  }

  /** Delivers what is due by now, and returns when it was. */
  public void deliverDue() {
    whatIsDue.run();
    Future<?> delivered = courier.submit(this::deliverWhatIsDue);
    try {
      delivered.get();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("events could not be delivered", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while events were delivered", stopped);
    }
  }

  private void deliverWhatIsDue() {
    Optional<EventTarget> there = target();
    if (there.isPresent()) {
      for (PendingEvent event : takeDue()) {
        if (!destination.post(there.get(), event.body())) {
          putBack(event);
        }
      }
    }
  }

  private synchronized List<PendingEvent> takeDue() {
    Instant now = clock.instant();
    Comparator<PendingEvent> order = Comparator.comparingLong(PendingEvent::number);
    List<PendingEvent> due =
        waiting.stream()
            .filter(event -> !event.due().isAfter(now))
            .sorted(delivery.newestFirst() ? order.reversed() : order)
            .toList();
    waiting.removeAll(due);
    return due;
  }

  private synchronized void putBack(PendingEvent event) {
    if (!event.givenUp(clock.instant())) {
      waiting.add(event.again(clock.instant()));
    }
  }

  @Override
  public void close() {
    courier.shutdownNow();
    destination.close();
  }
}
