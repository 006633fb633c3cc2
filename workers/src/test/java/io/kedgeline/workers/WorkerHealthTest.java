package io.kedgeline.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A worker says whether it is well. */
class WorkerHealthTest {

  @Test
  void isWellWhileEverythingAnswers() throws Exception {
    assertEquals("200 ok", asked(() -> true, () -> true));
  }

  @Test
  void namesEachPartThatDoesNotAnswer() throws Exception {
    assertEquals(
        "503 no answer: engine, ledger",
        asked(
            () -> false,
            () -> {
              throw new IllegalStateException("gone");
            }));
  }

  private static String asked(BooleanSupplier ledger, BooleanSupplier engine)
      throws IOException, InterruptedException {
    try (WorkerHealth health = new WorkerHealth(0, Map.of("ledger", ledger, "engine", engine));
        HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> said =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:%d/health".formatted(health.port())))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return said.statusCode() + " " + said.body();
    }
  }
}
