package io.kedgeline.twins.slack.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kedgeline.twins.slack.SlackTwin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A page on loopback that shows a workspace as any of its members sees it. Whoever can open it can
 * be everybody in it: it is for a workspace of invented people.
 */
public final class SlackPage implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_OCTETS = 64 * 1024;
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
              + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SlackTwin twin;
  private final Deeds deeds;
  private final Gate gate;

  private record Reply(int status, String type, String body) {
    static Reply text(int status, String body) {
      return new Reply(status, "text/plain", body);
    }
  }

  private SlackPage(SlackTwin twin) throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.twin = twin;
    this.deeds = new Deeds(twin);
    this.gate = new Gate(server.getAddress().getPort());
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Shows this workspace on a free port of 127.0.0.1. */
  public static SlackPage of(SlackTwin twin) throws IOException {
    return new SlackPage(twin);
  }

  /** Where a browser finds it. */
  public URI address() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      byte[] octets = reply.body().getBytes(StandardCharsets.UTF_8);
      HEADERS.forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", reply.type() + "; charset=utf-8");
      exchange.sendResponseHeaders(reply.status(), octets.length == 0 ? -1 : octets.length);
      if (octets.length > 0) {
        exchange.getResponseBody().write(octets);
      }
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    if (!gate.isOwnAddress(exchange)) {
      return Reply.text(403, "this page is at " + address() + " alone");
    }
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    return switch (call) {
      case "GET /" ->
          new Reply(200, "text/html", file("page.html").replace("PAGE-TOKEN", gate.token()));
      case "GET /page.js" -> new Reply(200, "text/javascript", file("page.js"));
      case "GET /page.css" -> new Reply(200, "text/css", file("page.css"));
      default ->
          gate.isThisPage(exchange) ? asked(exchange, call) : Reply.text(403, "not from this page");
    };
  }

  private Reply asked(HttpExchange exchange, String call) throws IOException {
    try {
      if (call.equals("GET /screen")) {
        return new Reply(200, "application/json", screen(exchange.getRequestURI()));
      }
      return call.startsWith("POST /")
              && deeds.does(call.substring("POST /".length()), sent(exchange))
          ? new Reply(204, "text/plain", "")
          : Reply.text(404, "nothing is here");
    } catch (IllegalStateException | IllegalArgumentException refused) {
      return Reply.text(409, String.valueOf(refused.getMessage()));
    }
  }

  private String screen(URI asked) throws JsonProcessingException {
    Map<String, String> wanted = new HashMap<>();
    for (String pair : Optional.ofNullable(asked.getQuery()).orElse("").split("&", -1)) {
      int equals = pair.indexOf('=');
      wanted.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
    }
    String as = wanted.getOrDefault("as", "");
    return JSON.writeValueAsString(
        new Screen(
                twin,
                as.isEmpty() ? twin.people().getFirst() : Deeds.member(twin, as),
                wanted.getOrDefault("room", ""))
            .parts());
  }

  private static JsonNode sent(HttpExchange exchange) throws IOException {
    byte[] octets = exchange.getRequestBody().readNBytes(MOST_OCTETS);
    try {
      return JSON.readTree(octets);
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException("the body is no JSON", noJson);
    }
  }

  private static String file(String name) throws IOException {
    try (InputStream file =
        Optional.ofNullable(SlackPage.class.getResourceAsStream(name)).orElseThrow()) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
