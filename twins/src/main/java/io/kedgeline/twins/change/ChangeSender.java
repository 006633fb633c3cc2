package io.kedgeline.twins.change;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a business rule of the change system sends: JSON, with {@code X-Kedgeline-Timestamp} in
 * seconds and {@code X-Kedgeline-Signature}, {@code v1=} and the hexadecimal HMAC-SHA256 of
 * timestamp, full stop and body. It keeps real time.
 */
public final class ChangeSender implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final URI target;
  private final String secret;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Sends to this server, and signs with this secret. */
  public ChangeSender(URI target, String secret) {
    this.target = target;
    this.secret = secret;
  }

  /**
   * What was answered.
   *
   * @param status the HTTP status
   * @param body the body
   */
  public record Answered(int status, String body) {}

  /** Sends this body to this path, signed now. */
  public Answered send(String path, String json) {
    return send(path, json, Instant.now());
  }

  /** The same, signed at another time. */
  public Answered send(String path, String json, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    return send(path, json, timestamp, signature(timestamp, json));
  }

  /** The same with any headers. */
  public Answered send(String path, String json, String timestamp, String... signatures) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Kedgeline-Timestamp", timestamp)
            .POST(HttpRequest.BodyPublishers.ofString(json));
    for (String signature : signatures) {
      request.header("X-Kedgeline-Signature", signature);
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answered(answer.statusCode(), answer.body());
    } catch (IOException failed) {
      throw new IllegalStateException("the server could not be told", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while telling the server", stopped);
    }
  }

  /** The signature of this body at this time. */
  public String signature(String timestamp, String json) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signed = mac.doFinal((timestamp + "." + json).getBytes(StandardCharsets.UTF_8));
      return "v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
