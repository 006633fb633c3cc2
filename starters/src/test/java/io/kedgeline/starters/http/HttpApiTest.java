package io.kedgeline.starters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.HandlerType;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.starters.api.Closing;
import io.kedgeline.starters.api.ProblemView;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The door itself, over real connections: what is refused before any route does its work. */
class HttpApiTest {

  private static final Limits SHORT =
      new Limits(1, Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ofSeconds(1));
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private HttpApi api = serve(Limits.usual());

  @AfterEach
  void end() {
    client.close();
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=\"UTF-8\""
      })
  void jsonInUtf8IsRead(String type) {
    assertEquals("{\"reason\":\"Ünal\"}\n", post(type, utf8("{\"reason\":\"Ünal\"}")).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/jsonp",
        "application/json; charset=bogus",
        "application/json; charset=utf-16",
        "application/json; charset="
      })
  void whatIsSentAsSomethingElseIsRefused(String type) {
    HttpResponse<String> answer = post(type, utf8("{\"reason\":\"x\"}"));
    assertEquals(415, answer.statusCode());
    assertEquals("NOT_JSON", problem(answer).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "", " ", "[]", "1", "\"reason\"", "{\"reason\":1,\"reason\":2}", "{} {}"})
  void whatIsNoObjectIsRefused(String body) {
    HttpResponse<String> answer = post("application/json", utf8(body));
    assertEquals(400, answer.statusCode());
    assertEquals(
        List.of(new Fault("body", "must be one JSON object, no key twice")),
        problem(answer).faults());
  }

  @Test
  void octetsThatAreNoUtf8AreRefused() {
    byte[] latin = "{\"reason\":\"Ü\"}".getBytes(StandardCharsets.ISO_8859_1);
    HttpResponse<String> answer = post("application/json", BodyPublishers.ofByteArray(latin));
    assertEquals(List.of(new Fault("body", "must be UTF-8")), problem(answer).faults());
  }

  @Test
  void halfACharacterIsRefused() {
    HttpResponse<String> answer = post("application/json", utf8("{\"reason\":\"\\ud800\"}"));
    assertEquals(
        List.of(new Fault("reason", "must be well-formed Unicode")), problem(answer).faults());
  }

  @Test
  void aBodyThatIsTooLongIsRefusedHoweverItIsSent() {
    byte[] body = new byte[Limits.BODY_OCTETS + 1];
    for (BodyPublisher sent :
        List.of(
            BodyPublishers.ofByteArray(body),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
      HttpResponse<String> answer = post("application/json", sent);
      assertEquals(413, answer.statusCode());
      assertEquals("HTTP_413", problem(answer).code());
    }
  }

  @Test
  void whatNothingServesIsNotRepeated() {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(api.address().resolve("/nowhere%1b%5B2J")).GET());
    assertEquals(404, answer.statusCode());
    assertEquals(
        "nothing serves this method and path: see /openapi.yaml", problem(answer).detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /\u001b HTTP/1.1\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "GET /%2e%2e/x HTTP/1.1\r\nHost: h\r\n\r\n"
      })
  void whatBreaksHttpIsAProblemToo(String request) throws IOException {
    String answer = raw(request);
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("\"code\":\"HTTP_400\""), answer);
  }

  @Test
  void headersThatAreTooLongAreAProblemToo() throws IOException {
    String answer =
        raw("GET /health HTTP/1.1\r\nX: " + "x".repeat(Limits.HEADER_OCTETS) + "\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
    assertTrue(answer.contains("\"code\":\"HTTP_431\""), answer);
  }

  @Test
  void theLongestTokenThatIsBelievedFits() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.address().resolve("/health"))
            .header("Authorization", "Bearer " + "x".repeat(16 * 1024));
    assertEquals(200, send(request.GET()).statusCode());
  }

  @Test
  void whoSaysHalfARequestHoldsTheDoorForAWhileOnly() throws IOException {
    api.close();
    api = serve(SHORT);
    try (Socket slow = new Socket(api.address().getHost(), api.address().getPort())) {
      slow.getOutputStream().write("GET /health HT".getBytes(StandardCharsets.US_ASCII));
      assertEquals(
          200, send(HttpRequest.newBuilder(api.address().resolve("/health")).GET()).statusCode());
    }
  }

  @Test
  void anOldConnectionIsEndedWithAnAnswer() throws IOException {
    api.close();
    api =
        serve(new Limits(9, Duration.ofSeconds(30), Duration.ofMillis(-1), Duration.ofMinutes(1)));
    String answer = raw("GET /health HTTP/1.1\r\nHost: h\r\n\r\n");
    assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    assertTrue(answer.endsWith("well\n"), answer);
  }

  @Test
  void whoCalledWhatAndWhatCameOfItIsLogged() {
    Logger logger = (Logger) LoggerFactory.getLogger(HttpApi.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.INFO);
    for (String token : List.of("nobody", "maya")) {
      for (String path : List.of("/secret", "/forbidden")) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.address().resolve(path));
        send(request.header("Authorization", token).GET());
      }
    }
    logger.detachAppender(lines);
    logger.setLevel(null);
    assertEquals(
        List.of(
            "401 GET NOT_SIGNED_IN -",
            "401 GET NOT_SIGNED_IN -",
            "200 GET /secret maya",
            "403 GET FORBIDDEN maya"),
        lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }

  private static HttpApi serve(Limits limits) {
    return new HttpApi(
        "127.0.0.1",
        0,
        List.of(
            Route.openGet("/health", call -> Answer.text("text/plain", "well\n")),
            Route.get("/secret", call -> Answer.text("text/plain", "secret\n")),
            Route.get(
                "/forbidden",
                call -> {
                  throw Problem.of(403, "No", "FORBIDDEN", "never");
                }),
            new Route(
                HandlerType.POST,
                "/echo",
                true,
                call -> Answer.ok(new Closing(call.body(Bodies::closing))))),
        HttpApiTest::person,
        limits);
  }

  private static Person person(Optional<String> header) {
    return header
        .filter("maya"::equals)
        .map(name ->
            new Person(
                new PersonId(name), "Maya", PersonStatus.ACTIVE, Set.of(), Set.of(), Set.of()))
        .orElseThrow(() -> Problem.notSignedIn("nobody else is known here"));
  }

  private HttpResponse<String> post(String type, BodyPublisher body) {
    return send(
        HttpRequest.newBuilder(api.address().resolve("/echo"))
            .header("Content-Type", type)
            .POST(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** What is answered to these octets until the server ends the connection. */
  private String raw(String request) throws IOException {
    URI where = api.address();
    try (Socket socket = new Socket(where.getHost(), where.getPort())) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static BodyPublisher utf8(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }

  private static ProblemView problem(HttpResponse<String> answer) {
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    try {
      return WireMapper.tolerant().readValue(answer.body(), ProblemView.class);
    } catch (JsonProcessingException noProblem) {
      throw new AssertionError(answer.body(), noProblem);
    }
  }
}
