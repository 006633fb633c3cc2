package io.kedgeline.starters.oidc;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long an issuer is waited for. */
@Timeout(30)
class WebFetchTest {

  private final CountDownLatch ending = new CountDownLatch(1);
  private final HttpServer issuer =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  WebFetchTest() throws IOException {
    issuer.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          awaitTheEnd();
          exchange.close();
        });
    issuer.start();
  }

  private void awaitTheEnd() {
    try {
      ending.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    ending.countDown();
    issuer.stop(0);
  }

  @Test
  void anAnswerThatStopsInItsMiddleIsNotWaitedForForEver() {
    URI address = URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/");
    WebFetch fetch = new WebFetch(Duration.ofMillis(500));
    IssuerUnreachable silent = assertThrows(IssuerUnreachable.class, () -> fetch.get(address));
    assertTrue(silent.sentence().contains("does not answer"), silent.sentence());
  }
}
