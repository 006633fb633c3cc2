package io.kedgeline.conformance.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A browser's remote control: calls and answers as JSON over one WebSocket (DevTools protocol). */
final class DevTools implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PATIENCE_SECONDS = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final WebSocket socket;

  private DevTools(URI browser) {
    this.socket = client.newWebSocketBuilder().buildAsync(browser, new Listener()).join();
  }

  static DevTools connect(URI browser) {
    return new DevTools(browser);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        take(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  /** What is no answer is news of the browser, of which nothing is needed. */
  private void take(String message) {
    try {
      JsonNode answer = JSON.readTree(message);
      Optional.ofNullable(asked.remove(answer.path("id").asInt()))
          .ifPresent(waiting -> waiting.complete(answer));
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(noJson);
    }
  }

  /**
   * Asks the browser.
   *
   * @param session of a page, or empty for the browser itself
   * @return the result; a failure where it answers with an error
   */
  synchronized JsonNode ask(String session, String method, Map<String, Object> parameters) {
    int id = count.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("id", id);
    call.put("method", method);
    call.put("params", parameters);
    if (!session.isEmpty()) {
      call.put("sessionId", session);
    }
    try {
      socket.sendText(JSON.writeValueAsString(call), true).join();
      JsonNode answered = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answered.has("error")) {
        throw new IllegalStateException(method + ": " + answered.path("error"));
      }
      return answered.path("result");
    } catch (JsonProcessingException | ExecutionException | TimeoutException broken) {
      throw new IllegalStateException("the browser does not answer " + method, broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
