package io.kedgeline.workers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Answers {@code /health} to this machine only: 200 when all that the worker lives by answers, 503
 * with the names of what does not.
 */
final class WorkerHealth implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SortedMap<String, BooleanSupplier> parts;

  /**
   * Listens on this port of 127.0.0.1.
   *
   * @param parts what must answer, by name
   */
  WorkerHealth(int port, Map<String, BooleanSupplier> parts) {
    this.parts = new TreeMap<>(parts);
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "health.port: port " + port + " of 127.0.0.1 cannot be used", taken);
    }
    server.setExecutor(threads);
    server.createContext("/health", this::answer);
    server.start();
  }

  /** The port on which it listens. */
  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    List<String> silent =
        parts.entrySet().stream()
            .filter(part -> !answers(part.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    byte[] body =
        (silent.isEmpty() ? "ok" : "no answer: " + String.join(", ", silent))
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(silent.isEmpty() ? 200 : 503, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean answers(BooleanSupplier part) {
    try {
      return part.getAsBoolean();
    } catch (RuntimeException silent) {
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
