package io.kedgeline.twins.change;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A change system in memory. It speaks the part of ServiceNow's table API that reads, makes and
 * changes rows of {@code change_request}, and says which conflicts it was told of by the Change
 * Management API; workflows, access rules and the table's display values are left out.
 */
public final class ChangeTwin implements AutoCloseable {

  private static final int MOST_OCTETS = 64 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ChangeRows rows = new ChangeRows();
  private final ChangeTable table = new ChangeTable(rows);
  private final ConflictApi conflicts = new ConflictApi(rows);
  private final FaultyAnswers faulty = new FaultyAnswers(rows, table);
  private final byte[] authorization;
  private volatile Optional<ChangeFault> fault = Optional.empty();
  private volatile Optional<NoteFault> noteFault = Optional.empty();
  private volatile Optional<ConflictFault> conflictFault = Optional.empty();

  private ChangeTwin(InetAddress host, int port, String token) throws IOException {
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(threads);
    server.createContext(ChangeTable.PATH, this::handle);
    server.createContext(NoteJournal.PATH, this::handle);
    server.createContext(ConflictApi.PATH, this::handle);
    server.start();
  }

  /** Starts on a free port of 127.0.0.1, for whoever has this bearer token. */
  public static ChangeTwin start(String token) throws IOException {
    return start(InetAddress.getLoopbackAddress(), 0, token);
  }

  /** Starts at this address, on a free port when it is 0. */
  public static ChangeTwin start(InetAddress host, int port, String token) throws IOException {
    return new ChangeTwin(host, port, token);
  }

  /** Where it answers on this machine. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Makes a record, as {@code POST} does.
   *
   * @param fields as the table names them: number, state, on_hold, start_date, end_date (in UTC,
   *     {@code yyyy-MM-dd HH:mm:ss}), cmdb_ci (by name), requested_by, assigned_to (by e-mail)
   * @return its sys_id
   */
  public String make(Map<String, String> fields) {
    return rows.insert(fields).getOrDefault("sys_id", "");
  }

  /** Changes fields of a record, found by its number. */
  public void change(String number, Map<String, String> fields) {
    rows.update(idOf(number), fields);
  }

  /** The work notes of a record, the oldest first. */
  public List<String> notes(String number) {
    return rows.notes().of(idOf(number));
  }

  /**
   * It has looked for conflicts of this record.
   *
   * @param began when it began to
   * @param with the numbers of the changes that it found; none for no conflict
   */
  public void checked(String number, Instant began, String... with) {
    conflicts.complete(idOf(number), began, List.of(with));
  }

  private String idOf(String number) {
    return rows.all().stream()
        .filter(row -> number.equals(row.get("number")))
        .map(row -> row.getOrDefault("sys_id", ""))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no change " + number));
  }

  /** Whether there is a record of this number. */
  public boolean has(String number) {
    return rows.all().stream().anyMatch(row -> number.equals(row.get("number")));
  }

  /** From now on every answer has this fault. */
  public void fault(ChangeFault wrong) {
    fault = Optional.of(wrong);
  }

  /** From now on every note has this fault. */
  public void fault(NoteFault wrong) {
    noteFault = Optional.of(wrong);
    rows.dropNotes(wrong == NoteFault.DROPPED);
  }

  /** From now on what it says of conflicts has this fault. */
  public void fault(ConflictFault wrong) {
    conflictFault = Optional.of(wrong);
  }

  /** Answers well again. */
  public void heal() {
    fault = Optional.empty();
    noteFault = Optional.empty();
    conflictFault = Optional.empty();
    rows.dropNotes(false);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<ChangeFault> wrong = fault;
      String body =
          new String(exchange.getRequestBody().readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
      if (wrong.filter(ChangeFault.HANG::equals).isPresent()) {
        hang();
      }
      if (wrong.filter(ChangeFault.HANG_IN_THE_BODY::equals).isPresent()) {
        beginAndHang(exchange);
        return;
      }
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      TableAnswer answer =
          wrong.isPresent() ? faulty.to(wrong.get(), query) : answer(exchange, query, body);
      boolean lost = noteFault.filter(NoteFault.ANSWER_LOST::equals).isPresent();
      if (!lost || !exchange.getRequestMethod().equals("PATCH")) {
        write(exchange, answer);
      }
    }
  }

  private TableAnswer answer(HttpExchange exchange, String query, String body) {
    byte[] given = header(exchange, "Authorization").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, authorization)) {
      return TableAnswer.error(
          401, "User Not Authenticated", "Required to provide Auth information");
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !header(exchange, "Content-Type").startsWith("application/json")) {
      return TableAnswer.error(400, "Unsupported content type", "send application/json");
    }
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith(ConflictApi.PATH)) {
      return conflicts.answer(method, path, conflictFault);
    }
    return path.equals(NoteJournal.PATH) && method.equals("GET")
        ? rows.notes().answer(new TableQuery(query))
        : table.answer(method, path, query, body);
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  private void beginAndHang(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write("{\"result\":".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    hang();
  }

  private void hang() throws IOException {
    try {
      ended.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while it hung", stopped);
    }
  }

  private static void write(HttpExchange exchange, TableAnswer answer) throws IOException {
    byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? -1 : octets.length);
    if (octets.length > 0) {
      exchange.getResponseBody().write(octets);
    }
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
