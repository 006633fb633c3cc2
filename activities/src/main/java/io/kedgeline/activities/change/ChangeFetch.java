package io.kedgeline.activities.change;

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
 * Asks the change system for JSON: no redirects (a sign-in page must not get the token), little
 * space, and little time for the whole answer, its body included.
 */
final class ChangeFetch implements AutoCloseable {

  private static final int MOST_OCTETS = 256 * 1024;
  private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?");
  private static final Pattern PROBLEM = Pattern.compile("application/problem\\+json\\s*(;.*)?");
  private static final int CREATED = 201;

  /** What ServiceNow answers for a path that it does not have, without a role, without a row. */
  private static final Set<Integer> KEPT_BACK = Set.of(400, 403, 404);

  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final String token;
  private final Duration patience;
  private final HttpClient client;

  ChangeFetch(String token, Duration patience) {
    this.token = token;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  JsonNode get(URI where) {
    return json(send(asking(where).GET().build()), 200);
  }

  /**
   * The same, or nothing where the change system itself says that there is none: whatever stands
   * before it answers 404 too, and must close nothing.
   */
  Optional<JsonNode> find(URI where) {
    HttpResponse<byte[]> answer = send(asking(where).GET().build());
    if (answer.statusCode() == NOT_FOUND) {
      if (!json(answer, NOT_FOUND, PROBLEM).path("code").asText().equals("CHANGE_UNKNOWN")) {
        throw ChangeFailures.unreadable("the change system answered 404 without CHANGE_UNKNOWN");
      }
      return Optional.empty();
    }
    return Optional.of(json(answer, 200));
  }

  /** The same, or nothing where this account may not ask that, or nobody answers there. */
  Optional<JsonNode> unlessKeptBack(URI where) {
    HttpResponse<byte[]> answer = send(asking(where).GET().build());
    return KEPT_BACK.contains(answer.statusCode())
        ? Optional.empty()
        : Optional.of(json(answer, 200));
  }

  /** Writes this text, which must be JSON, and believes of the answer that it was one. */
  void write(String method, URI where, String body) {
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
      throw ChangeFailures.unavailable("the change system gave no whole answer within " + patience);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof LimitedBody.TooLong
          ? ChangeFailures.unreadable(
              "the change system answered more than %d octets".formatted(MOST_OCTETS))
          : ChangeFailures.unavailable("the change system could not be reached");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      throw ChangeFailures.unavailable("stopped while asking the change system");
    }
  }

  private static JsonNode json(HttpResponse<byte[]> answer, int expected) {
    return json(answer, expected, JSON);
  }

  private static JsonNode json(HttpResponse<byte[]> answer, int expected, Pattern types) {
    int status = answer.statusCode();
    if (status == TOO_MANY_REQUESTS || status >= 500) {
      throw ChangeFailures.unavailable("the change system answered " + status);
    }
    if (status != expected) {
      throw ChangeFailures.unreadable("the change system answered " + status);
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!types.matcher(type).matches()) {
      throw ChangeFailures.unreadable("the change system did not answer with JSON");
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString();
      return WireMapper.strict().readTree(text);
    } catch (CharacterCodingException | JsonProcessingException noJson) {
      throw ChangeFailures.unreadable("the change system answered with JSON that cannot be read");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
