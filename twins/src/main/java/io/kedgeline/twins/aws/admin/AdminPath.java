package io.kedgeline.twins.aws.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Operations;
import io.kedgeline.twins.aws.state.AwsError;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /_sandbox}: JSON in, JSON out, unsigned. Only programs of this machine are answered; a
 * page in a browser is not, whatever it calls this machine.
 */
public final class AdminPath implements HttpHandler {

  /** Where it is. */
  public static final String PREFIX = "/_sandbox/";

  private static final Logger LOG = LoggerFactory.getLogger(AdminPath.class);
  private static final int BODY_LIMIT = 64 * 1024;
  private static final Duration LONGEST_DELAY = Duration.ofDays(1);
  private static final Set<String> PRIVATE_CA = Set.of("crlDelay", "work", "bucketsRefuse");
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Levers levers;
  private final FaultReader faultReader = new FaultReader(new Operations().names());
  private final Map<String, Function<ObjectNode, ObjectNode>> routes = new TreeMap<>();

  /** Serves these levers. */
  public AdminPath(Levers levers) {
    this.levers = levers;
    routes.put("GET state", body -> levers.state());
    routes.put("POST clock", this::advance);
    routes.put("POST cloudtrail", this::delayEvents);
    routes.put("POST acm-pca", this::setPrivateCa);
    routes.put("GET events", body -> BusReader.write(levers.events()));
    routes.put("POST events", this::events);
    routes.put("POST reset", this::reset);
    routes.put("GET faults", body -> faults());
    routes.put("POST faults", this::addFault);
    routes.put("DELETE faults", this::clearFaults);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = 200;
      ObjectNode answer;
      try {
        answer = answer(exchange);
      } catch (AwsError refused) {
        status = refused.status();
        answer = Json.object().put("message", refused.getMessage());
      } catch (RuntimeException broken) {
        LOG.error("the AWS twin failed at {}", exchange.getRequestURI().getPath(), broken);
        status = 500;
        answer = Json.object().put("message", "the twin failed; its log tells why");
      }
      byte[] octets = (answer.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(status, octets.length);
      exchange.getResponseBody().write(octets);
    }
  }

  private ObjectNode answer(HttpExchange exchange) throws IOException {
    requireThisMachine(exchange);
    byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
    if (body.length > BODY_LIMIT) {
      throw new AwsError(413, "", "body too large");
    }
    String route =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getPath().substring(PREFIX.length());
    return Optional.ofNullable(routes.get(route))
        .orElseThrow(
            () -> new AwsError(404, "", "there are: " + String.join(", ", routes.keySet())))
        .apply(Json.read(body));
  }

  private static void requireThisMachine(HttpExchange exchange) {
    InetAddress caller = exchange.getRemoteAddress().getAddress();
    String host =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("host"))
            .map(name -> name.replaceFirst(":[0-9]+$", ""))
            .orElse("");
    if (!caller.isLoopbackAddress()
        || !OWN_NAMES.contains(host)
        || exchange.getRequestHeaders().containsKey("origin")
        || exchange.getRequestHeaders().containsKey("sec-fetch-site")) {
      throw new AwsError(403, "", "only programs of this machine are answered here");
    }
  }

  private ObjectNode advance(ObjectNode body) {
    try {
      return Json.object().put("now", levers.advance(duration(body, "advance")).toString());
    } catch (ArithmeticException tooFar) {
      throw AwsError.validation("advance must be a duration such as PT45M");
    }
  }

  private ObjectNode delayEvents(ObjectNode body) {
    Duration delay = duration(body, "deliveryDelay");
    if (delay.compareTo(LONGEST_DELAY) > 0) {
      throw AwsError.validation("deliveryDelay must be at most " + LONGEST_DELAY);
    }
    levers.deliveryDelay(delay);
    return Json.object().put("deliveryDelay", delay.toString());
  }

  private ObjectNode setPrivateCa(ObjectNode body) {
    JsonNode refuse = body.path("bucketsRefuse");
    if (body.isEmpty()
        || (!refuse.isMissingNode() && !refuse.isBoolean())
        || !PRIVATE_CA.containsAll(names(body))) {
      throw AwsError.validation("there are crlDelay and work, durations, and bucketsRefuse");
    }
    Optional<Duration> delay = find(body, "crlDelay");
    Optional<Duration> work = find(body, "work");
    delay.ifPresent(levers::crlDelay);
    work.ifPresent(levers::privateCaWork);
    if (refuse.isBoolean()) {
      levers.crlBucketsRefuse(refuse.asBoolean());
    }
    return body;
  }

  private static Set<String> names(ObjectNode body) {
    Set<String> names = new TreeSet<>();
    body.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Optional<Duration> find(ObjectNode body, String name) {
    if (!body.has(name)) {
      return Optional.empty();
    }
    Duration duration = duration(body, name);
    if (duration.compareTo(LONGEST_DELAY) > 0) {
      throw AwsError.validation(name + " must be at most " + LONGEST_DELAY);
    }
    return Optional.of(duration);
  }

  private ObjectNode events(ObjectNode body) {
    BusReader.set(levers.events(), body);
    levers.events().deliverDue();
    return BusReader.write(levers.events());
  }

  private static Duration duration(ObjectNode body, String name) {
    try {
      Duration duration = Duration.parse(body.path(name).asText(""));
      if (duration.isNegative()) {
        throw AwsError.validation(name + " must not be negative");
      }
      return duration;
    } catch (DateTimeException none) {
      throw AwsError.validation(name + " must be a duration such as PT45M");
    }
  }

  private ObjectNode reset(ObjectNode body) {
    levers.reset();
    return Json.object();
  }

  private ObjectNode addFault(ObjectNode body) {
    levers.faults().add(faultReader.read(body));
    return faults();
  }

  private ObjectNode clearFaults(ObjectNode body) {
    levers.faults().clear();
    return faults();
  }

  private ObjectNode faults() {
    ObjectNode answer = Json.object();
    var list = answer.putArray("faults");
    for (Fault fault : levers.faults().all()) {
      list.add(FaultReader.write(fault));
    }
    return answer;
  }
}
