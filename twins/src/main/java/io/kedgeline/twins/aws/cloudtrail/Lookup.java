package io.kedgeline.twins.aws.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.EventHistory;
import io.kedgeline.twins.aws.state.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What LookupEvents was asked for. The token tells the last event of the page before, so that what
 * arrives meanwhile moves nothing, and is taken with the same members only.
 *
 * @param filter which events
 * @param from the earliest instant
 * @param until the latest
 * @param size the most events of a page
 * @param before the number that a page's events lie below
 * @param asked stands for the members
 */
record Lookup(
    EventFilter filter, Instant from, Instant until, int size, long before, String asked) {

  private static final int LARGEST = 50;
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Pattern TOKEN = Pattern.compile("([0-9]{1,18})\\.([0-9a-f]{1,8})");
  private static final long LATEST_SECOND = 253_402_300_799L;

  static Lookup of(ObjectNode body, Instant now) {
    int size = body.path("MaxResults").asInt(LARGEST);
    if (size < 1 || size > LARGEST) {
      throw new AwsError(
          400, "InvalidMaxResultsException", "MaxResults must be between 1 and " + LARGEST);
    }
    if (body.hasNonNull("EventCategory")
        && !body.path("EventCategory").asText("").equals("insight")) {
      throw new AwsError(400, "InvalidEventCategoryException", "The event category is not valid.");
    }
    Instant from = instant(body.path("StartTime"), now.minus(KEPT));
    Instant until = instant(body.path("EndTime"), now);
    if (from.isAfter(until)) {
      throw outOfRange();
    }
    ObjectNode asked = body.deepCopy();
    asked.remove("NextToken");
    String same = Integer.toHexString(asked.hashCode());
    return new Lookup(
        EventFilter.of(body.path("LookupAttributes")),
        from,
        body.hasNonNull("EventCategory") ? Instant.MIN : until,
        size,
        before(body.path("NextToken"), same),
        same);
  }

  private static Instant instant(JsonNode seconds, Instant otherwise) {
    if (seconds.isMissingNode() || seconds.isNull()) {
      return otherwise;
    }
    if (!seconds.isNumber() || seconds.asDouble() < 0 || seconds.asDouble() > LATEST_SECOND) {
      throw outOfRange();
    }
    return Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000));
  }

  private static AwsError outOfRange() {
    return new AwsError(
        400,
        "InvalidTimeRangeException",
        "The start time is after the end time, or a time is outside of what is possible.");
  }

  private static long before(JsonNode token, String asked) {
    if (token.isMissingNode() || token.isNull()) {
      return Long.MAX_VALUE;
    }
    Matcher matcher = TOKEN.matcher(token.asText(""));
    if (!matcher.matches() || !matcher.group(2).equals(asked)) {
      throw new AwsError(
          400, "InvalidNextTokenException", "The token is none that was given for this request.");
    }
    return Long.parseLong(matcher.group(1));
  }

  ObjectNode page(List<EventHistory.Entry> newestFirst) {
    List<EventHistory.Entry> rest =
        newestFirst.stream().filter(this::asksFor).limit(size + 1L).toList();
    ObjectNode answer = Json.object();
    ArrayNode events = answer.putArray("Events");
    rest.stream().limit(size).forEach(entry -> events.add(told(entry.event())));
    if (rest.size() > size) {
      answer.put("NextToken", rest.get(size - 1).number() + "." + asked);
    }
    return answer;
  }

  private boolean asksFor(EventHistory.Entry entry) {
    RecordedEvent event = entry.event();
    return entry.number() < before
        && !event.at().isBefore(from)
        && !event.at().isAfter(until)
        && filter.lets(event);
  }

  private static ObjectNode told(RecordedEvent event) {
    ObjectNode told =
        Json.object()
            .put("EventId", event.id())
            .put("EventName", event.name())
            .put("ReadOnly", Boolean.toString(event.readOnly()))
            .put("EventTime", event.at().getEpochSecond())
            .put("EventSource", event.source());
    event.accessKeyId().ifPresent(key -> told.put("AccessKeyId", key));
    if (!event.userName().isEmpty()) {
      told.put("Username", event.userName());
    }
    ArrayNode resources = told.putArray("Resources");
    event
        .resources()
        .forEach(one ->
            resources.addObject().put("ResourceType", one.type()).put("ResourceName", one.name()));
    return told.put("CloudTrailEvent", event.json());
  }
}
