package io.kedgeline.twins.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A change system in memory that speaks the plain contract of {@code docs/change-management.md}.
 */
public final class PlainChangeTwin implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_OCTETS = 64 * 1024;
  private static final String NOTES = "/notes";

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param type the media type
   * @param body the body
   */
  private record Answer(int status, String type, String body) {

    static Answer json(int status, String body) {
      return new Answer(status, "application/json", body);
    }

    static Answer unknown() {
      return new Answer(
          404,
          "application/problem+json",
          "{\"title\":\"no such change\",\"status\":404,\"code\":\"CHANGE_UNKNOWN\"}");
    }

    static Answer problem(int status, String title) {
      return new Answer(
          status,
          "application/problem+json",
          "{\"title\":\"%s\",\"status\":%d}".formatted(title, status));
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final String authorization;
  private final Map<String, String> records = new ConcurrentHashMap<>();
  private final Map<String, List<Map<String, String>>> notes = new ConcurrentHashMap<>();
  private volatile Optional<ChangeFault> fault = Optional.empty();
  private volatile Optional<Answer> gateway = Optional.empty();
  private volatile Optional<NoteFault> noteFault = Optional.empty();

  private PlainChangeTwin(String token) throws IOException {
    this.authorization = "Bearer " + token;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/changes/", this::handle);
    server.start();
  }

  /** Starts on a free port of 127.0.0.1, for whoever has this bearer token. */
  public static PlainChangeTwin start(String token) throws IOException {
    return new PlainChangeTwin(token);
  }

  /** Where it answers. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Keeps this text as the record of this id, whatever it says. */
  public void put(String id, String json) {
    records.put(id, json);
  }

  /** The texts of a record's notes, the oldest first. */
  public List<String> notes(String id) {
    return notesOf(id).stream().map(note -> note.getOrDefault("text", "")).toList();
  }

  /** From now on every answer has this fault. */
  public void fault(ChangeFault wrong) {
    fault = Optional.of(wrong);
  }

  /** From now on every answer is this one, as what stands before the system may give it. */
  public void answer(int status, String type, String body) {
    gateway = Optional.of(new Answer(status, type, body));
  }

  /** From now on every note has this fault. */
  public void fault(NoteFault wrong) {
    noteFault = Optional.of(wrong);
  }

  /** Answers well again. */
  public void heal() {
    fault = Optional.empty();
    gateway = Optional.empty();
    noteFault = Optional.empty();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body =
          new String(exchange.getRequestBody().readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
      Optional<ChangeFault> wrong = fault;
      if (wrong.filter(ChangeFault.HANG::equals).isPresent()) {
        hang();
      }
      Answer answer = wrong.isPresent() ? faulty(wrong.get()) : answer(exchange, body);
      boolean lost = noteFault.filter(NoteFault.ANSWER_LOST::equals).isPresent();
      if (!lost || !exchange.getRequestMethod().equals("POST")) {
        write(exchange, answer);
      }
    }
  }

  private void hang() throws IOException {
    try {
      ended.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while it hung", stopped);
    }
  }

  private static Answer faulty(ChangeFault fault) {
    return switch (fault) {
      case NOT_AUTHENTICATED -> Answer.problem(401, "not let in");
      case RATE_LIMITED -> Answer.problem(429, "asked too often");
      case REDIRECT -> new Answer(302, "text/html", "");
      case SIGN_IN_PAGE -> new Answer(200, "text/html", "<html><body>Sign in</body></html>");
      case NO_ROWS -> new Answer(404, "text/html", "<html><body>no such page</body></html>");
      case ANOTHER_ROW ->
          Answer.json(200, "{\"id\":\"CHG-1\",\"state\":\"IMPLEMENTING\",\"onHold\":false}");
      case TWO_ROWS, NO_LIST -> Answer.json(200, "[]");
      case BROKEN_JSON -> Answer.json(200, "{\"id\":");
      case ENDLESS -> Answer.json(200, "{\"id\":\"" + "a".repeat(300_000) + "\"}");
      case SERVER_ERROR, HANG, HANG_IN_THE_BODY -> Answer.problem(500, "failed");
    };
  }

  private Answer answer(HttpExchange exchange, String body) throws IOException {
    if (gateway.isPresent()) {
      return gateway.get();
    }
    if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Answer.problem(401, "not let in");
    }
    String rest = exchange.getRequestURI().getPath().substring("/changes/".length());
    boolean ofNotes = rest.endsWith(NOTES);
    String id = ofNotes ? rest.substring(0, rest.length() - NOTES.length()) : rest;
    Optional<String> record = Optional.ofNullable(records.get(id));
    if (record.isEmpty()) {
      return Answer.unknown();
    }
    return switch (exchange.getRequestMethod() + (ofNotes ? NOTES : "")) {
      case "GET" -> Answer.json(200, record.get());
      case "GET" + NOTES -> Answer.json(200, JSON.writeValueAsString(Map.of("notes", notesOf(id))));
      case "POST" + NOTES -> noted(id, body);
      default -> Answer.problem(405, "not served");
    };
  }

  private Answer noted(String id, String body) throws JsonProcessingException {
    Map<String, String> note = JSON.readValue(body, new TypeReference<>() {});
    if (noteFault.filter(NoteFault.DROPPED::equals).isEmpty()) {
      notesOf(id).add(new LinkedHashMap<>(note));
    }
    return Answer.json(201, "{}");
  }

  private List<Map<String, String>> notesOf(String id) {
    return notes.computeIfAbsent(id, key -> new ArrayList<>());
  }

  private static void write(HttpExchange exchange, Answer answer) throws IOException {
    byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? -1 : octets.length);
    exchange.getResponseBody().write(octets);
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
