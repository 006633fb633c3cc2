package io.kedgeline.twins.slack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The line to the app: signs what is delivered, and waits for the acknowledgement. */
final class AppLine implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final List<SlackDelivery> deliveries = new CopyOnWriteArrayList<>();
  private final Workspace workspace;
  private final SlackLevers levers;
  private volatile String secret;

  AppLine(Workspace workspace, SlackLevers levers, String secret) {
    this.workspace = workspace;
    this.levers = levers;
    this.secret = secret;
  }

  String secret() {
    return secret;
  }

  void secret(String next) {
    secret = next;
  }

  List<SlackDelivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** Delivers this now, signed. */
  SlackDelivery deliver(String kind, URI to, String body) {
    return send(kind, to, body, signed(body, workspace.now()));
  }

  Map<String, String> signed(String body, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
    headers.put("X-Slack-Request-Timestamp", timestamp);
    headers.put(
        "X-Slack-Signature",
        SlackSignature.of(secret, timestamp, body.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }

  /** Sends exactly this. */
  SlackDelivery send(String kind, URI to, String body, Map<String, String> headers) {
    Instant at = workspace.now();
    SlackDelivery delivery =
        new SlackDelivery(kind, to, headers, body, at, wait(to, body, headers));
    deliveries.add(delivery);
    return delivery;
  }

  /** Waits for the whole answer, and no longer than Slack does. */
  private SlackAck wait(URI to, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    long begun = System.nanoTime();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    try {
      HttpResponse<String> response = answer.get(levers.patience().toNanos(), TimeUnit.NANOSECONDS);
      return new SlackAck(
          OptionalInt.of(response.statusCode()),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body(),
          since(begun));
    } catch (TimeoutException | ExecutionException none) {
      answer.cancel(true);
      return new SlackAck(OptionalInt.empty(), "", "", since(begun));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it waited for the app", stopped);
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
