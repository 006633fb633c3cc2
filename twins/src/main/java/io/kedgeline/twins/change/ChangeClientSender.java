package io.kedgeline.twins.change;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kedgeline.twins.change.ChangeSender.Answered;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a change system sends that is a client at the company's issuer: JSON, with an access token
 * that it got there by its own secret (RFC 6749 §4.4).
 */
public final class ChangeClientSender implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI target;
  private final URI tokens;
  private final String id;
  private final String secret;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Sends to this server.
   *
   * @param tokens the issuer's token endpoint
   */
  public ChangeClientSender(URI target, URI tokens, String id, String secret) {
    this.target = target;
    this.tokens = tokens;
    this.id = id;
    this.secret = secret;
  }

  /** A fresh access token. */
  public String token() {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encoded(id), encoded(secret));
    HttpResponse<String> answer =
        exchange(
            HttpRequest.newBuilder(tokens)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    try {
      return JSON.readTree(answer.body()).path("access_token").asText();
    } catch (IOException noJson) {
      throw new IllegalStateException("the issuer did not answer with JSON", noJson);
    }
  }

  /** Sends this body to this path, with this token. */
  public Answered send(String path, String json, String token) {
    return sendWith(path, json, "Authorization", "Bearer " + token);
  }

  /** The same with any headers, names and values by turns. */
  public Answered sendWith(String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HttpResponse<String> answer = exchange(request);
    return new Answered(answer.statusCode(), answer.body());
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException("nobody could be told", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while telling", stopped);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
