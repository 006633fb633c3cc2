package io.kedgeline.twins.aws.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.events.EventBus;
import io.kedgeline.twins.aws.events.EventDelivery;
import io.kedgeline.twins.aws.events.EventTarget;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Reads where and how the bus delivers; what is not said stays as it is. */
final class BusReader {

  private static final Set<String> MEMBERS =
      new TreeSet<>(Set.of("target", "header", "key", "late", "times", "newestFirst"));

  private BusReader() {}

  static void set(EventBus bus, ObjectNode body) {
    body.fieldNames()
        .forEachRemaining(
            name -> require(MEMBERS.contains(name), name + " is unknown; there are " + MEMBERS));
    require(!body.has("times") || body.path("times").canConvertToInt(), "times must be 0, 1 or 2");
    require(
        !body.has("newestFirst") || body.path("newestFirst").isBoolean(),
        "newestFirst must be true or false");
    EventDelivery was = bus.delivery();
    try {
      EventDelivery delivery =
          new EventDelivery(
              Duration.parse(body.path("late").asText(was.late().toString())),
              body.path("times").asInt(was.times()),
              body.path("newestFirst").asBoolean(was.newestFirst()));
      if (body.has("target")) {
        bus.deliverTo(target(body));
      }
      bus.deliver(delivery);
    } catch (DateTimeException none) {
      throw AwsError.validation("late must be a duration such as PT5M");
    } catch (IllegalArgumentException broken) {
      throw AwsError.validation(String.valueOf(broken.getMessage()));
    }
  }

  private static EventTarget target(ObjectNode body) {
    URI address = URI.create(body.path("target").asText(""));
    String key = body.path("key").asText("");
    require(
        Set.of("http", "https").contains(String.valueOf(address.getScheme())),
        "target must be an http or https address");
    require(!key.isEmpty(), "key is required beside target");
    return new EventTarget(address, body.path("header").asText("X-Kedgeline-Key"), key);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw AwsError.validation(otherwise);
    }
  }

  static ObjectNode write(EventBus bus) {
    ObjectNode told = Json.object();
    bus.target()
        .ifPresent(to -> told.put("target", to.address().toString()).put("header", to.header()));
    return told.put("late", bus.delivery().late().toString())
        .put("times", bus.delivery().times())
        .put("newestFirst", bus.delivery().newestFirst())
        .put("waiting", bus.waiting());
  }
}
