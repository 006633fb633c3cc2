package io.kedgeline.starters.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackCallbackTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LoopbackCallback callback =
      LoopbackCallback.listen("state-1", "https://id.example");

  @AfterEach
  void end() {
    callback.close();
  }

  @Test
  void theAnswerToTheSignInIsTakenIn() throws Exception {
    assertEquals(200, answered("?state=state-1&code=c0de&iss=https%3A%2F%2Fid.example"));
    assertEquals("c0de", callback.await(PATIENCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?code=c0de",
        "?state=state-2&code=c0de",
        "?state=state-1&code=c0de&iss=https%3A%2F%2Fother.example"
      })
  void anotherAnswerIsNot(String query) throws Exception {
    assertEquals(400, answered(query));
    assertEquals(
        "nobody signed in within 0 minutes",
        assertThrows(OidcFault.class, () -> callback.await(Duration.ofMillis(1))).sentence());
  }

  @Test
  void halfARequestHoldsUpNobody() throws Exception {
    List<Socket> slow = new ArrayList<>();
    for (String half :
        List.of("GET /signed-in?sta", "GET /signed-in HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf")) {
      slow.add(saying(half));
    }
    assertEquals(200, answered("?state=state-1&code=c0de"));
    assertEquals("c0de", callback.await(PATIENCE));
    for (Socket socket : slow) {
      socket.close();
    }
  }

  private Socket saying(String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), callback.address().getPort());
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private int answered(String query) throws IOException, InterruptedException {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      return browser
          .send(
              HttpRequest.newBuilder(URI.create(callback.address() + query))
                  .timeout(PATIENCE)
                  .build(),
              BodyHandlers.ofString())
          .statusCode();
    }
  }
}
