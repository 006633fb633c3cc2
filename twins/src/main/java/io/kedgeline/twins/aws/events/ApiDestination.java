package io.kedgeline.twins.aws.events;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** Posts events, and tells those that are to be posted again. */
final class ApiDestination implements AutoCloseable {

  /** EventBridge User Guide, "API destinations": it waits no longer for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The same page: these, and every 5xx, are tried again; all other refusals are final. */
  private static final Set<Integer> TRIED_AGAIN = Set.of(401, 407, 409, 429);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  /** Whether the target is done with the event, whatever it says of it. */
  boolean post(EventTarget target, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(target.address())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Amazon/EventBridge/ApiDestinations")
            .header(target.header(), target.key())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status < 500 && !TRIED_AGAIN.contains(status);
    } catch (IOException unreachable) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
