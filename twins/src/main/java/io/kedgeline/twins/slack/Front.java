package io.kedgeline.twins.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code /api/METHOD}: reads a call, lets go wrong what is set to, and writes what is answered. */
final class Front implements HttpHandler {

  static final String PATH = "/api/";

  private static final int MOST_OCTETS = 1024 * 1024;

  private final Workspace workspace;
  private final WebApi api;
  private final SlackLevers levers;
  private final CountDownLatch ended;
  private final List<SlackCall> calls = new CopyOnWriteArrayList<>();

  Front(Workspace workspace, WebApi api, SlackLevers levers, CountDownLatch ended) {
    this.workspace = workspace;
    this.api = api;
    this.levers = levers;
    this.ended = ended;
  }

  List<SlackCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      serve(exchange);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring(PATH.length());
    String body = body(exchange);
    Optional<SlackFault> fault = levers.meet(method);
    try {
      if (fault.isPresent()) {
        faulty(exchange, method, body, fault.get());
      } else {
        write(exchange, answer(exchange, method, body));
      }
    } catch (SlackError unreadable) {
      write(exchange, Answer.json(200, unreadable.body()));
    }
  }

  private void faulty(HttpExchange exchange, String method, String body, SlackFault fault)
      throws IOException {
    switch (fault.kind()) {
      case RATE_LIMITED -> {
        record(exchange, method, body);
        write(exchange, Answer.rateLimited(fault.duration()));
      }
      case SERVER_ERROR -> {
        record(exchange, method, body);
        write(exchange, Answer.text(500, "Internal Server Error"));
      }
      case HTML -> {
        record(exchange, method, body);
        write(exchange, Answer.page(200));
      }
      case ERROR -> {
        record(exchange, method, body);
        write(exchange, Answer.json(200, SlackError.of(fault.error()).body()));
      }
      case SLOW -> {
        pause(fault.duration());
        write(exchange, answer(exchange, method, body));
      }
      case LOST -> breakOff(exchange, answer(exchange, method, body));
      case DROPPED -> answer(exchange, method, body);
      case DONE_BUT_ERROR -> {
        answer(exchange, method, body);
        write(exchange, Answer.json(200, SlackError.of(fault.error()).body()));
      }
    }
  }

  private Answer answer(HttpExchange exchange, String method, String body) {
    Arguments arguments = record(exchange, method, body);
    Optional<String> bearer =
        Optional.of(header(exchange, "Authorization"))
            .filter(header -> header.startsWith("Bearer "))
            .map(header -> header.substring("Bearer ".length()));
    boolean json = json(exchange);
    return api.answer(
        method,
        bearer.or(() -> json ? Optional.empty() : arguments.text("token")),
        arguments,
        json);
  }

  private Arguments record(HttpExchange exchange, String method, String body) {
    Arguments arguments = arguments(exchange, body);
    calls.add(new SlackCall(method, arguments.recorded(), workspace.now()));
    return arguments;
  }

  private static Arguments arguments(HttpExchange exchange, String body) {
    if (body.isEmpty()) {
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      return Arguments.form(query);
    }
    if (json(exchange)) {
      return Arguments.json(body);
    }
    if (!contentType(exchange).startsWith("application/x-www-form-urlencoded")) {
      throw SlackError.of("invalid_post_type");
    }
    return Arguments.form(body);
  }

  private static boolean json(HttpExchange exchange) {
    return contentType(exchange).startsWith("application/json");
  }

  private static String contentType(HttpExchange exchange) {
    return header(exchange, "Content-Type").toLowerCase(Locale.ROOT);
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
  }

  private void pause(Duration wait) throws IOException {
    try {
      if (ended.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the twin was closed");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while it waited", stopped);
    }
  }

  static void write(HttpExchange exchange, Answer answer) throws IOException {
    byte[] octets = begin(exchange, answer);
    exchange.getResponseBody().write(octets);
  }

  private static void breakOff(HttpExchange exchange, Answer answer) throws IOException {
    byte[] octets = begin(exchange, answer);
    exchange.getResponseBody().write(octets, 0, octets.length / 2);
    exchange.getResponseBody().flush();
  }

  private static byte[] begin(HttpExchange exchange, Answer answer) throws IOException {
    byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), octets.length);
    return octets;
  }
}
