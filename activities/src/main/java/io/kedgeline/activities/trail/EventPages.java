package io.kedgeline.activities.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
   * @param events oldest first
   * @param all whether nothing was left when patience ended
   */
  record Read(List<Event> events, boolean all) {}

  Read between(Instant from, Instant until, CloudTrailClient trail) throws InterruptedException {
    List<Event> events = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      if (next.isPresent()) {
        Thread.sleep(PAUSE);
      }
      LookupEventsResponse page = page(from, until, next, trail);
      events.addAll(page.events());
      next = Optional.ofNullable(page.nextToken());
    } while (next.isPresent() && System.nanoTime() - start < patience.toNanos());
    Collections.reverse(events);
    return new Read(events, next.isEmpty());
  }

  private static LookupEventsResponse page(
      Instant from, Instant until, Optional<String> token, CloudTrailClient trail) {
    return trail.lookupEvents(request -> {
      request.startTime(from).endTime(until).lookupAttributes(CHANGING);
      token.ifPresent(request::nextToken);
    });
  }
}
