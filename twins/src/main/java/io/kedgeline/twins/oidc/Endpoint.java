package io.kedgeline.twins.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** One endpoint: reads the parameters of query or form, and writes what is answered. */
final class Endpoint implements HttpHandler {

  private static final int MOST_OCTETS = 64 * 1024;

  private final String method;
  private final Function<Map<String, String>, Reply> work;

  Endpoint(String method, Function<Map<String, String>, Reply> work) {
    this.method = method;
    this.work = work;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      write(exchange, reply(exchange));
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals(method)) {
      return Reply.json(405, Map.of("error", "method_not_allowed"));
    }
    String raw =
        method.equals("GET")
            ? exchange.getRequestURI().getRawQuery()
            : new String(exchange.getRequestBody().readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
    try {
      return work.apply(parameters(raw == null ? "" : raw));
    } catch (IllegalArgumentException twice) {
      return Reply.error("invalid_request", String.valueOf(twice.getMessage()));
    }
  }

  /** RFC 6749 §3.1: a parameter must not stand twice. */
  private static Map<String, String> parameters(String raw) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        if (parameters.putIfAbsent(name, value) != null) {
          throw new IllegalArgumentException(name + " stands twice");
        }
      }
    }
    return parameters;
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    reply.location().ifPresent(where -> exchange.getResponseHeaders().set("Location", where));
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
