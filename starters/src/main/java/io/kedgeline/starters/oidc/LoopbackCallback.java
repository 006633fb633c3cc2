package io.kedgeline.starters.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Listens on 127.0.0.1 for the one redirect that ends a sign-in. Every connection is read by a
 * thread of its own, so that whoever sends half a request holds up nobody; all of them end with the
 * sign-in.
 */
final class LoopbackCallback implements AutoCloseable {

  private static final String PATH = "/signed-in";

  private final HttpServer server;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final String state;
  private final String issuer;
  private final CompletableFuture<String> code = new CompletableFuture<>();

  private LoopbackCallback(HttpServer server, String state, String issuer) {
    this.server = server;
    this.state = state;
    this.issuer = issuer;
  }

  static LoopbackCallback listen(String state, String issuer) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      LoopbackCallback callback = new LoopbackCallback(server, state, issuer);
      server.createContext(PATH, callback::take);
      server.setExecutor(callback.readers);
      server.start();
      return callback;
    } catch (IOException noPort) {
      throw new OidcFault("no port on 127.0.0.1 could be opened for the sign-in", noPort);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      if (!ours(query)) {
        say(exchange, 400, "This is not the answer to the sign-in that is waited for.");
        return;
      }
      if (query.containsKey("code")) {
        say(exchange, 200, "You are signed in. You can close this page.");
        code.complete(query.get("code"));
      } else {
        say(exchange, 200, "The sign-in was refused. The terminal says why.");
        code.completeExceptionally(
            new OidcFault(
                "the issuer refused: "
                    + printable(query.getOrDefault("error", "no code was sent"))
                    + " "
                    + printable(query.getOrDefault("error_description", ""))));
      }
    }
  }

  /** RFC 9207: the answer's issuer, where it is sent, is the one that was asked. */
  private boolean ours(Map<String, String> query) {
    return MessageDigest.isEqual(
            state.getBytes(StandardCharsets.US_ASCII),
            query.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8))
        && issuer.equals(query.getOrDefault("iss", issuer));
  }

  private static String printable(String text) {
    return text.substring(0, Math.min(200, text.length())).replaceAll("[^\\x20-\\x7E]", "?");
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : (raw == null ? "" : raw).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
    byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
  }

  String await(Duration patience) {
    try {
      return code.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException nobody) {
      throw new OidcFault("nobody signed in within " + patience.toMinutes() + " minutes");
    } catch (ExecutionException refused) {
      throw refused.getCause() instanceof OidcFault fault
          ? fault
          : new OidcFault("the sign-in failed", refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OidcFault("stopped while waiting for the sign-in", stopped);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    readers.shutdownNow();
  }
}
