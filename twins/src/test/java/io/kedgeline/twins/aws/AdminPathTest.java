package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;

/** The twin's own levers over HTTP. */
class AdminPathTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private AwsTwin twin;
  private Clients clients;
  private AwsCredentials root;
  private IamClient iam;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start(InstantSource.fixed(NOW));
    clients = new Clients(twin);
    root = clients.root();
    iam = clients.iam(root);
    twin.levers().begin();
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private record Reply(int status, String body) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }
  }

  private Reply send(String method, String path, String body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(twin.endpoint() + "/_sandbox/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(answer.statusCode(), answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  @Test
  void theStateTellsWhatIsThereAndNoSecret() throws IOException {
    iam.createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    clients.assumed(clients.user(root, "u", policy("Allow", "*")), "R");
    String state = send("GET", "state", "").body();
    assertEquals("R", new ObjectMapper().readTree(state).at("/roles/0/name").asText());
    assertEquals(NOW.toString(), new ObjectMapper().readTree(state).path("now").asText());
    assertEquals(4, twin.issuedSecrets().size());
    twin.issuedSecrets().forEach(secret -> assertFalse(state.contains(secret)));
  }

  @Test
  void theClockMovesAheadAndEndsSessions() throws IOException {
    iam.createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    iam.putRolePolicy(r -> r.roleName("R").policyName("p").policyDocument(policy("Allow", "*")));
    AwsCredentials session =
        clients.assumed(
            clients.user(root, "u", policy("Allow", "*")), "R", r -> r.durationSeconds(3600));
    assertEquals(
        "2026-11-01T12:45:00Z",
        send("POST", "clock", "{\"advance\":\"PT45M\"}").json().path("now").asText());
    assertEquals(1, clients.iam(session).listRoles().roles().size());
    send("POST", "clock", "{\"advance\":\"PT15M\"}");
    IamException ended = assertThrows(IamException.class, () -> clients.iam(session).listRoles());
    assertEquals("ExpiredToken", ended.awsErrorDetails().errorCode());
    assertEquals(1, iam.listRoles().roles().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"advance\":\"-PT1S\"}", "{\"advance\":\"soon\"}", "nonsense"})
  void aClockThatCannotBeMovedSoStays(String body) throws IOException {
    assertEquals(400, send("POST", "clock", body).status());
    assertEquals(NOW.toString(), send("GET", "state", "").json().path("now").asText());
  }

  @Test
  void aResetGoesBackToTheBeginningWithTheSameKeys() throws IOException {
    iam.createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    AwsCredentials user = clients.user(root, "u", policy("Allow", "*"));
    send("POST", "faults", "{\"kind\":\"throttle\",\"service\":\"organizations\"}");
    assertEquals(200, send("POST", "reset", "").status());
    assertEquals(0, iam.listRoles().roles().size());
    assertThrows(IamException.class, () -> clients.iam(user).listRoles());
    assertTrue(send("GET", "faults", "").json().path("faults").isEmpty());
  }

  @Test
  void faultsAreSetAndUsedUpAndCleared() throws IOException {
    String fault =
        """
        {"service":"iam","operation":"ListRoles","kind":"error","times":2,"status":409,\
        "code":"ConcurrentModification"}\
        """;
    assertEquals(
        new ObjectMapper().readTree(fault),
        send("POST", "faults", fault).json().path("faults").path(0));
    assertThrows(IamException.class, () -> iam.listRoles());
    assertEquals(1, send("GET", "faults", "").json().path("faults").path(0).path("times").asInt());
    send("DELETE", "faults", "");
    assertEquals(0, iam.listRoles().roles().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kind\":\"none\"}",
        "{\"kind\":\"throttle\",\"service\":\"ec2\"}",
        "{\"kind\":\"throttle\",\"service\":\"iam\",\"operation\":\"EnableProfile\"}",
        "{\"kind\":\"throttle\",\"operation\":\"EnableProfle\"}",
        "{\"kind\":\"throttle\",\"time\":1}",
        "{\"kind\":\"throttle\",\"times\":0}",
        "{\"kind\":\"delay\"}"
      })
  void aFaultThatWouldNeverComeTrueIsRefused(String fault) throws IOException {
    assertEquals(400, send("POST", "faults", fault).status());
    assertTrue(send("GET", "faults", "").json().path("faults").isEmpty());
  }

  @Test
  void aPageInABrowserIsNotAnswered() throws IOException {
    assertEquals(403, send("POST", "reset", "", "origin", "http://evil.example").status());
    assertEquals(403, send("GET", "state", "", "sec-fetch-site", "cross-site").status());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), twin.endpoint().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /_sandbox/state HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String first =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      assertTrue(first.startsWith("HTTP/1.1 403"), first);
    }
  }

  @Test
  void whatIsNotThereTellsWhatIs() throws IOException {
    Reply reply = send("GET", "clock", "");
    assertEquals(404, reply.status());
    assertTrue(reply.body().contains("POST clock"), reply.body());
  }

  @Test
  void whatPrivateCaDoesLaterIsALever() throws IOException {
    String asked = "{\"crlDelay\":\"PT2M\",\"work\":\"PT0S\",\"bucketsRefuse\":true}";
    assertEquals(new ObjectMapper().readTree(asked), send("POST", "acm-pca", asked).json());
    String arn =
        clients
            .privateCa(root)
            .createCertificateAuthority(r ->
                r.certificateAuthorityType("ROOT")
                    .certificateAuthorityConfiguration(c ->
                        c.keyAlgorithm("EC_prime256v1")
                            .signingAlgorithm("SHA256WITHECDSA")
                            .subject(s -> s.commonName("Root"))))
            .certificateAuthorityArn();
    assertEquals(
        "PENDING_CERTIFICATE",
        clients
            .privateCa(root)
            .describeCertificateAuthority(r -> r.certificateAuthorityArn(arn))
            .certificateAuthority()
            .statusAsString());
    assertEquals(400, send("POST", "acm-pca", "{}").status());
    assertEquals(400, send("POST", "acm-pca", "{\"crlDelay\":\"PT25H\"}").status());
    assertEquals(400, send("POST", "acm-pca", "{\"bucketsRefuse\":\"yes\"}").status());
    assertEquals(400, send("POST", "acm-pca", "{\"delay\":\"PT1H\"}").status());
  }

  @Test
  void whereAndHowEventsAreDeliveredIsSaidTogetherOrApart() throws IOException {
    String target = "\"target\":\"http://127.0.0.1:1/v1/aws-events\"";
    assertEquals(400, send("POST", "events", "{" + target + "}").status());
    JsonNode told = send("POST", "events", "{" + target + ",\"key\":\"secret-key\"}").json();
    assertEquals("X-Kedgeline-Key", told.path("header").asText());
    told = send("POST", "events", "{\"late\":\"PT5M\",\"times\":2,\"newestFirst\":true}").json();
    assertEquals("PT5M", told.path("late").asText());
    assertEquals("http://127.0.0.1:1/v1/aws-events", told.path("target").asText());
    assertFalse(send("GET", "events", "").body().contains("secret-key"));
    for (String wrong :
        List.of(
            "{\"late\":\"PT25H\"}",
            "{\"late\":\"soon\"}",
            "{\"times\":3}",
            "{\"times\":\"twice\"}",
            "{\"newestFirst\":\"yes\"}",
            "{\"speed\":1}",
            "{\"target\":\"file:///etc\",\"key\":\"k\"}")) {
      assertEquals(400, send("POST", "events", wrong).status(), wrong);
    }
    send("POST", "reset", "{}");
    assertEquals("PT0S", send("GET", "events", "").json().path("late").asText());
  }

  @Test
  void theDelayOfEventsIsADurationOfADayAtMost() throws IOException {
    assertEquals(
        "PT10M",
        send("POST", "cloudtrail", "{\"deliveryDelay\":\"PT10M\"}")
            .json()
            .path("deliveryDelay")
            .asText());
    assertEquals(400, send("POST", "cloudtrail", "{\"deliveryDelay\":\"PT25H\"}").status());
    assertEquals(400, send("POST", "cloudtrail", "{\"deliveryDelay\":\"-PT1S\"}").status());
    assertEquals(400, send("POST", "cloudtrail", "{}").status());
  }
}
