package io.kedgeline.activities.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.workflows.wire.WireMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Asks a service for JSON: no redirects (a sign-in page must not get the token), little space, and
 * little time for the whole answer, its body included.
 */
public final class JsonFetch implements AutoCloseable {

  private static final int MOST_OCTETS = 256 * 1024;
  private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?");
  private static final Pattern PROBLEM = Pattern.compile("application/problem\\+json\\s*(;.*)?");
  private static final int CREATED = 201;

  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final FetchFailures failures;
  private final String token;
  private final Duration patience;
  private final HttpClient client;

  /**
   * Asks with this token, and waits so long for a whole answer.
   *
   * @param failures what it fails with
   * @param token a bearer token, as a header may hold it (RFC 6750 §2.1)
   */
  public JsonFetch(FetchFailures failures, String token, Duration patience) {
    this.failures = failures;
    this.token = token;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** What stands there. */
  public JsonNode get(URI where) {
    return json(send(asking(where).GET().build()), 200);
  }

  /**
   * The same, or nothing where the service itself says that there is none: whatever stands before
   * it answers 404 too, and is no answer.
   *
   * @param code by which problem it says so (RFC 9457)
   */
  public Optional<JsonNode> find(URI where, String code) {
    HttpResponse<byte[]> answer = send(asking(where).GET().build());
    if (answer.statusCode() == NOT_FOUND) {
      if (!json(answer, NOT_FOUND, PROBLEM).path("code").asText().equals(code)) {
        throw failures.unreadable("answered 404 without " + code);
      }
      return Optional.empty();
    }
    return Optional.of(json(answer, 200));
  }

  /** The same, or nothing where it is answered with one of these statuses. */
  public Optional<JsonNode> unless(Set<Integer> statuses, URI where) {
    HttpResponse<byte[]> answer = send(asking(where).GET().build());
    return statuses.contains(answer.statusCode())
        ? Optional.empty()
        : Optional.of(json(answer, 200));
  }

  /** Writes this text, which must be JSON, and believes of the answer that it was one. */
  public void write(String method, URI where, String body) {
    HttpRequest request =
        asking(where)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> answer = send(request);
    json(answer, answer.statusCode() == CREATED ? CREATED : 200);
  }

  private HttpRequest.Builder asking(URI where) {
    return HttpRequest.newBuilder(where)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new LimitedBody(MOST_OCTETS));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      answer.cancel(true);
      throw failures.unavailable("gave no whole answer within " + patience);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof LimitedBody.TooLong
          ? failures.unreadable("answered more than %d octets".formatted(MOST_OCTETS))
          : failures.unavailable("could not be reached");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      throw failures.unavailable("was not waited for");
    }
  }

  private JsonNode json(HttpResponse<byte[]> answer, int expected) {
    return json(answer, expected, JSON);
  }

  private JsonNode json(HttpResponse<byte[]> answer, int expected, Pattern types) {
    int status = answer.statusCode();
    if (status == TOO_MANY_REQUESTS || status >= 500) {
      throw failures.unavailable("answered " + status);
    }
    if (status != expected) {
      throw failures.unreadable("answered " + status);
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!types.matcher(type).matches()) {
      throw failures.unreadable("did not answer with JSON");
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString();
      return WireMapper.strict().readTree(text);
    } catch (CharacterCodingException | JsonProcessingException noJson) {
      throw failures.unreadable("answered with JSON that cannot be read");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
