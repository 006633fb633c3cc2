package io.kedgeline.activities.aws.x509;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.activities.aws.CallCounter;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Asks Roles Anywhere for sessions. CreateSession is in no SDK's model. */
public final class CreateSessionClient implements AutoCloseable {

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Optional<URI> endpoint;
  private final InstantSource realClock;

  /**
   * Asks at AWS's own addresses, or at one given.
   *
   * @param endpoint instead of {@code https://rolesanywhere.REGION.amazonaws.com}
   * @param realClock the real time, by which a signature's age is judged
   */
  public CreateSessionClient(Optional<URI> endpoint, InstantSource realClock) {
    this.endpoint = endpoint;
    this.realClock = realClock;
  }

  /**
   * Asks for a session.
   *
   * @throws IOException when no answer came, or one that is neither yes nor no
   */
  public SessionAnswer ask(
      CertificateIdentity identity, ProfileArn profile, RoleArn role, TrustAnchorArn anchor)
      throws IOException, GeneralSecurityException, InterruptedException {
    URI base = base(profile.region());
    byte[] body = "{\"durationSeconds\":900}".getBytes(StandardCharsets.UTF_8);
    String query =
        "profileArn=%s&roleArn=%s&trustAnchorArn=%s"
            .formatted(encode(profile.value()), encode(role.value()), encode(anchor.value()));
    String host = base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/sessions?" + query))
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    new SessionSigner(identity)
        .sign(host, profile.region(), query, body, realClock.instant())
        .forEach(request::header);
    CallCounter.count();
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return read(response);
  }

  private static SessionAnswer read(HttpResponse<String> response) throws IOException {
    if (response.statusCode() >= 500 || response.statusCode() == 429) {
      throw new IOException("Roles Anywhere answered " + response.statusCode());
    }
    JsonNode body = WireMapper.tolerant().readTree(response.body());
    if (response.statusCode() != 201) {
      String code =
          response.headers().firstValue("x-amzn-errortype").orElse(body.path("__type").asText(""));
      return new SessionAnswer.Refused(
          AwsFailures.said(code), AwsFailures.said(body.path("message").asText("")));
    }
    JsonNode credentials = body.path("credentialSet").path(0).path("credentials");
    if (credentials.isMissingNode()) {
      throw new IOException("Roles Anywhere answered 201 without credentials");
    }
    return new SessionAnswer.Granted(
        AwsSessionCredentials.create(
            credentials.path("accessKeyId").asText(),
            credentials.path("secretAccessKey").asText(),
            credentials.path("sessionToken").asText()));
  }

  private URI base(Region region) {
    return endpoint.orElseGet(
        () -> URI.create("https://rolesanywhere.%s.amazonaws.com".formatted(region)));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  @Override
  public void close() {
    http.close();
  }
}
