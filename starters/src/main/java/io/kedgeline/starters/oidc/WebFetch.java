package io.kedgeline.starters.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Fetches JSON from an issuer: no redirects, little time, little space. */
final class WebFetch {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_OCTETS = 256 * 1024;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final Duration patience;
  private final HttpClient client;

  WebFetch() {
    this(PATIENCE);
  }

  /**
   * The same with another patience.
   *
   * @param patience how long the head of an answer may take, and its body again
   */
  WebFetch(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  JsonNode get(URI where) {
    return send(HttpRequest.newBuilder(where).timeout(patience).GET().build());
  }

  JsonNode post(URI where, String form) {
    return send(
        HttpRequest.newBuilder(where)
            .timeout(patience)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private static boolean hasNoTime(int status) {
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
  }

  /**
   * The client's own timeout ends with the head: whoever reads a body that stops waits for ever.
   */
  private void endLater(InputStream body) {
    var unused =
        CompletableFuture.runAsync(
            () -> end(body),
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static void end(InputStream body) {
    try {
      body.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (hasNoTime(response.statusCode())) {
          throw new IssuerUnreachable(
              "%s answered %d: try again later".formatted(request.uri(), response.statusCode()));
        }
        endLater(body);
        byte[] octets = body.readNBytes(MOST_OCTETS + 1);
        if (response.statusCode() != 200 || octets.length > MOST_OCTETS) {
          throw new OidcFault(
              "%s answered %d: is the issuer right?"
                  .formatted(request.uri(), response.statusCode()));
        }
        return WireMapper.tolerant().readTree(new String(octets, StandardCharsets.UTF_8));
      }
    } catch (JsonProcessingException noJson) {
      throw new OidcFault(request.uri() + " did not answer with JSON: is the issuer right?");
    } catch (IOException unreachable) {
      throw new IssuerUnreachable(request.uri() + " does not answer: try again later", unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OidcFault("stopped while asking " + request.uri(), stopped);
    }
  }
}
