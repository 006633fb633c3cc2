package io.kedgeline.starters.events;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.event.AwsEvent;
import io.kedgeline.ledger.event.SeenCertificate;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the run of an enrollment that its device's certificate may have got a session. It is a
 * hint: the run reads AWS itself, and one that is not told looks by itself later.
 */
public final class SeenConsumers implements AutoCloseable {

  private static final int MOST_WAITING = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(SeenConsumers.class);

  private final Function<SeenCertificate, Optional<RunId>> enrolling;
  private final Consumer<RunId> tell;

  /** What comes while so many wait is left to the runs' own look. */
  private final ExecutorService courier =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofVirtual().name("seen-consumers").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * Tells runs.
   *
   * @param enrolling the run that waits for the first session of a certificate
   * @param tell tells that run
   */
  public SeenConsumers(Function<SeenCertificate, Optional<RunId>> enrolling, Consumer<RunId> tell) {
    this.enrolling = enrolling;
    this.tell = tell;
  }

  /** Takes an event that the ledger has; EventBridge does not wait for what comes of it. */
  public void seen(AwsEvent event) {
    event.sight().ifPresent(sight -> courier.execute(() -> tell(sight)));
  }

  private void tell(SeenCertificate sight) {
    try {
      enrolling.apply(sight).ifPresent(tell);
    } catch (RuntimeException untold) {
      LOG.warn("the run of a certificate that was seen was not told: {}", untold.toString());
    }
  }

  @Override
  public void close() {
    courier.shutdownNow();
  }
}
