package io.kedgeline.twins.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kedgeline.twins.aws.events.EventTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A target of events, which answers as it is told. */
final class EventSink implements AutoCloseable {

  private static final String HEADER = "X-Key";
  private static final String KEY = "the key of the connection";

  private final HttpServer server;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int status = 202;

  EventSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean known = KEY.equals(exchange.getRequestHeaders().getFirst(HEADER));
      bodies.add(body);
      exchange.sendResponseHeaders(known ? status : 403, -1);
    }
  }

  EventTarget target() {
    return new EventTarget(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), HEADER, KEY);
  }

  void answers(int code) {
    status = code;
  }

  List<String> bodies() {
    return List.copyOf(bodies);
  }

  List<JsonNode> events() {
    return bodies.stream().map(EventSink::json).toList();
  }

  /** The names of what was called, in the order of arrival. */
  List<String> names() {
    return events().stream().map(event -> event.path("detail").path("eventName").asText()).toList();
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
