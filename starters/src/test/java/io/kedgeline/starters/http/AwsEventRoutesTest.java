package io.kedgeline.starters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.event.AwsEvent;
import io.kedgeline.starters.events.AwsEventDoor;
import io.kedgeline.starters.events.EventKeys;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's door over real connections: who may deliver, what is taken in, and what is said of it. */
@Timeout(60)
class AwsEventRoutesTest {

  private static final String CURRENT = "c".repeat(40);
  private static final String BEFORE = "b".repeat(40);
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Rulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook();
  private static final ProfileArn PROFILE = RULEBOOK.breakGlass().profiles().getFirst().profile();

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<AwsEvent> taken = new CopyOnWriteArrayList<>();
  private volatile Runnable ledger = () -> {};
  private final HttpApi api =
      new HttpApi(
          "127.0.0.1",
          0,
          Stream.of(
                  new AwsEventRoutes(
                          new AwsEventDoor(
                              EventKeys.of(List.of(CURRENT, BEFORE)),
                              RULEBOOK,
                              this::keep,
                              () -> NOON))
                      .routes(),
                  List.of(Route.openPost("/short", call -> Answer.accepted())))
              .flatMap(List::stream)
              .toList(),
          header -> {
            throw Problem.notSignedIn("nobody is known");
          },
          Limits.usual());

  @AfterEach
  void end() {
    client.close();
    api.close();
  }

  private void keep(AwsEvent event) {
    ledger.run();
    taken.add(event);
  }

  @Test
  void duringARotationBothKeysAreKnown() {
    assertEquals(202, deliver(CURRENT, event("e-1")).statusCode());
    assertEquals(202, deliver(BEFORE, event("e-2")).statusCode());
    assertEquals(List.of("e-1", "e-2"), taken.stream().map(AwsEvent::id).toList());
  }

  @Test
  void withoutAKeyOrWithAnotherNothingIsTakenIn() {
    refused(401, "NOT_EVENTBRIDGE", send(request(event("e-1"))));
    refused(401, "NOT_EVENTBRIDGE", deliver("x".repeat(40), event("e-1")));
    refused(
        401,
        "NOT_EVENTBRIDGE",
        send(
            request(event("e-1"))
                .header(EventKeys.HEADER, CURRENT)
                .header(EventKeys.HEADER, "x".repeat(40))));
    refused(401, "NOT_EVENTBRIDGE", deliver("x".repeat(40), "no JSON"));
    assertEquals(List.of(), taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "[]", "{\"id\":\"a\",\"id\":\"b\"}", "{\"id\":\"a\"}"})
  void whatIsNoEventIsAProblem(String body) {
    refused(400, "BAD_REQUEST", deliver(CURRENT, body));
  }

  @Test
  void whatIsNestedTooDeeplyIsNoEvent() {
    refused(
        400,
        "BAD_REQUEST",
        deliver(CURRENT, event("e-1").replace("{}", "{\"a\":".repeat(50) + "1" + "}".repeat(50))));
  }

  @Test
  void theLargestEventFitsAndNoLargerOneHoweverItIsSent() {
    assertEquals(202, deliver(CURRENT, ofLength(256 * 1024)).statusCode());
    byte[] longer = ofLength(256 * 1024 + 1).getBytes(StandardCharsets.UTF_8);
    for (BodyPublisher body :
        List.of(
            BodyPublishers.ofByteArray(longer),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(longer)))) {
      refused(413, "HTTP_413", send(request(body).header(EventKeys.HEADER, CURRENT)));
    }
    assertEquals(1, taken.size());
  }

  @Test
  void noOtherRouteTakesLongerBodiesForIt() {
    byte[] longer = new byte[Limits.BODY_OCTETS + 1];
    for (BodyPublisher body :
        List.of(
            BodyPublishers.ofByteArray(longer),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(longer)))) {
      refused(
          413,
          "HTTP_413",
          send(
              HttpRequest.newBuilder(api.address().resolve("/short"))
                  .expectContinue(true)
                  .POST(body)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "account, 999988887777",
    "region,  eu-west-3",
    "source,  aws.s3",
  })
  void whatIsOfAnotherPlaceIsAnsweredSoThatItEndsAndNotTakenIn(String key, String value) {
    String other =
        event("e-1").replaceAll("\"" + key + "\":\"[^\"]*\"", "\"" + key + "\":\"" + value + "\"");
    assertEquals(202, deliver(CURRENT, other).statusCode());
    assertEquals(List.of(), taken);
  }

  @Test
  void whatIsDatedAheadWaitsUntilItIsNot() {
    String ahead = event("e-1").replace(NOON.toString(), "2026-11-01T12:05:01Z");
    refused(409, "DATED_AHEAD", deliver(CURRENT, ahead));
    assertEquals(List.of(), taken);
  }

  @Test
  void whileTheLedgerIsDownEventBridgeIsToldToComeAgain() {
    ledger =
        () -> {
          throw new IllegalStateException(new SQLException("gone", "08006"));
        };
    refused(503, "LEDGER_UNREACHABLE", deliver(CURRENT, event("e-1")));
    ledger = () -> {};
    assertEquals(202, deliver(CURRENT, event("e-1")).statusCode());
    assertEquals(List.of("e-1"), taken.stream().map(AwsEvent::id).toList());
  }

  @Test
  void noMoreThanAFewAreTakenInAtOnce() {
    CountDownLatch begun = new CountDownLatch(4);
    CountDownLatch goOn = new CountDownLatch(1);
    ledger =
        () -> {
          begun.countDown();
          await(goOn);
        };
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiting.add(
          client.sendAsync(
              request(event("e-" + i)).header(EventKeys.HEADER, CURRENT).build(),
              HttpResponse.BodyHandlers.ofString()));
    }
    await(begun);
    refused(429, "BUSY", deliver(CURRENT, event("e-5")));
    goOn.countDown();
    waiting.forEach(answer -> assertEquals(202, answer.join().statusCode()));
    assertEquals(202, deliver(CURRENT, event("e-5")).statusCode());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String event(String id) {
    return """
    {"version":"0","id":"%s","detail-type":"AWS API Call via CloudTrail","source":"aws.rolesanywhere",
     "account":"%s","time":"%s","region":"%s","resources":[],"detail":{}}\
    """
        .formatted(id, PROFILE.account(), NOON, PROFILE.region());
  }

  private static String ofLength(int octets) {
    String event = event("e-1");
    return event + " ".repeat(octets - event.length());
  }

  private HttpResponse<String> deliver(String key, String body) {
    return send(request(body).header(EventKeys.HEADER, key));
  }

  private HttpRequest.Builder request(String body) {
    return request(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(BodyPublisher body) {
    return HttpRequest.newBuilder(api.address().resolve("/v1/aws-events"))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(body);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static void refused(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        Optional.of("application/problem+json"), answer.headers().firstValue("Content-Type"));
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
  }
}
