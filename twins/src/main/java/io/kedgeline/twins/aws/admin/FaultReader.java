package io.kedgeline.twins.aws.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a fault and refuses what would never come true.
 *
 * @param operations the operations that there are, by service
 */
record FaultReader(Map<String, Set<String>> operations) {

  private static final Set<String> MEMBERS =
      Set.of("service", "operation", "kind", "times", "status", "code", "delayMillis");
  private static final int LONGEST = 600_000;

  Fault read(ObjectNode body) {
    body.fieldNames()
        .forEachRemaining(name ->
            require(MEMBERS.contains(name), name + " is unknown; there are " + sorted(MEMBERS)));
    String service = body.path("service").asText("*");
    require(
        service.equals("*") || operations.containsKey(service),
        "service must be * or one of " + operations.keySet());
    String operation = body.path("operation").asText("*");
    require(
        operation.equals("*")
            || operations.entrySet().stream()
                .anyMatch(entry ->
                    (service.equals("*") || service.equals(entry.getKey()))
                        && entry.getValue().contains(operation)),
        "operation must be * or one of the service's");
    Fault.Kind kind = kind(body.path("kind").asText(""));
    int status = number(body, "status", 400, 599, 500);
    int delay = number(body, "delayMillis", 1, LONGEST, 0);
    require(kind != Fault.Kind.DELAY || delay > 0, "delayMillis is required");
    return new Fault(
        service,
        operation,
        kind,
        number(body, "times", 1, Integer.MAX_VALUE, 0),
        status,
        body.path("code").asText("InternalServerError"),
        Duration.ofMillis(delay));
  }

  private static Fault.Kind kind(String word) {
    for (Fault.Kind kind : Fault.Kind.values()) {
      if (word(kind).equals(word)) {
        return kind;
      }
    }
    throw AwsError.validation("kind must be throttle, error, delay or lost");
  }

  private static int number(ObjectNode body, String name, int least, int most, int otherwise) {
    JsonNode number = body.path(name);
    if (number.isMissingNode()) {
      return otherwise;
    }
    require(
        number.canConvertToInt() && number.asInt() >= least && number.asInt() <= most,
        "%s must be %d to %d".formatted(name, least, most));
    return number.asInt();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw AwsError.validation(otherwise);
    }
  }

  private static Set<String> sorted(Set<String> names) {
    return new java.util.TreeSet<>(names);
  }

  private static String word(Fault.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static ObjectNode write(Fault fault) {
    ObjectNode node =
        Json.object()
            .put("service", fault.service())
            .put("operation", fault.operation())
            .put("kind", word(fault.kind()));
    if (fault.times() > 0) {
      node.put("times", fault.times());
    }
    switch (fault.kind()) {
      case ERROR -> node.put("status", fault.status()).put("code", fault.code());
      case DELAY -> node.put("delayMillis", fault.delay().toMillis());
      case THROTTLE, LOST -> {}
    }
    return node;
  }
}
