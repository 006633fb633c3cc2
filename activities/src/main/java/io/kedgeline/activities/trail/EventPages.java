package io.kedgeline.activities.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * Reads an account's changing events page by page, as slowly as CloudTrail allows: two look-ups a
 * second for each account and Region (API Reference, "LookupEvents").
 */
final class EventPages {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final LookupAttribute CHANGING =
      LookupAttribute.builder()
          .attributeKey(LookupAttributeKey.READ_ONLY)
          .attributeValue("false")
          .build();

  private final long start = System.nanoTime();
  private final Duration patience;

  /** Pages that are read for this long from now on; one that was begun is read. */
  EventPages(Duration patience) {
    this.patience = patience;
  }

  /**
   * What was read.
   *
   * @param events oldest first, as far as they were kept
   * @param all whether nothing was left when patience ended
   */
  record Read<T>(List<T> events, boolean all) {}

  /**
   * Reads what happened in this span.
   *
   * @param kept what is kept of an event: whoever is listed makes them, as many and as large as AWS
   *     takes, so no more than one page of them is held at a time
   */
  <T> Read<T> between(Instant from, Instant until, CloudTrailClient trail, Function<Event, T> kept)
      throws InterruptedException {
    List<T> events = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      if (next.isPresent()) {
        Thread.sleep(PAUSE);
      }
      LookupEventsResponse page = page(from, until, next, trail);
      page.events().stream().map(kept).forEach(events::add);
      next = Optional.ofNullable(page.nextToken());
    } while (next.isPresent() && System.nanoTime() - start < patience.toNanos());
    Collections.reverse(events);
    return new Read<>(events, next.isEmpty());
  }

  private static LookupEventsResponse page(
      Instant from, Instant until, Optional<String> token, CloudTrailClient trail) {
    return trail.lookupEvents(request -> {
      request.startTime(from).endTime(until).lookupAttributes(CHANGING);
      token.ifPresent(request::nextToken);
    });
  }
}
