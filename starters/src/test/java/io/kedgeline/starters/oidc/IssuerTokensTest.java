package io.kedgeline.starters.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server starts while its issuer is away, and signs people in when it is back. */
class IssuerTokensTest {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final TokenVerifier VERIFIER =
      new TokenVerifier(
          new IssuerMetadata(NOWHERE.toString(), NOWHERE, NOWHERE, NOWHERE), "client");

  private long now;
  private int asked;
  private boolean away = true;
  private final IssuerTokens tokens = new IssuerTokens(this::issuer, () -> now);

  private TokenVerifier issuer() {
    asked++;
    if (away) {
      throw new IssuerUnreachable("it does not answer", new IOException());
    }
    return VERIFIER;
  }

  @Test
  void anIssuerThatIsAwayKeepsNoServerFromStarting() {
    IssuerTokens started = IssuerTokens.of(NOWHERE.toString(), "client");
    assertThrows(IssuerUnreachable.class, started::verifier);
  }

  @Test
  void anIssuerThatIsBackIsBelieved() {
    assertThrows(IssuerUnreachable.class, tokens::verifier);
    away = false;
    now += Duration.ofSeconds(11).toNanos();
    assertSame(VERIFIER, tokens.verifier());
    assertSame(VERIFIER, tokens.verifier());
    assertEquals(2, asked);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void anIssuerThatHasNoTimeKeepsNoServerFromStarting(int status) throws IOException {
    HttpServer busy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    busy.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    busy.start();
    try {
      String issuer = "http://127.0.0.1:" + busy.getAddress().getPort();
      IssuerTokens started = IssuerTokens.of(issuer, "client");
      IssuerUnreachable silent = assertThrows(IssuerUnreachable.class, started::verifier);
      assertTrue(silent.sentence().contains("answered " + status), silent.sentence());
      ClientTokens.of(issuer, "client", "client", "audience");
    } finally {
      busy.stop(0);
    }
  }

  @Test
  void anIssuerWhoseAnswerCannotBeUsedIsNotAskedForEachCallEither() {
    OnceReachable<String> broken =
        new OnceReachable<>(
            () -> {
              asked++;
              throw new OidcFault("it names itself otherwise");
            },
            () -> now);
    for (int i = 0; i < 5; i++) {
      assertThrows(OidcFault.class, broken::get);
    }
    assertEquals(1, asked);
    now += Duration.ofSeconds(11).toNanos();
    assertThrows(OidcFault.class, broken::get);
    assertEquals(2, asked);
  }

  @Test
  void anIssuerThatIsAwayIsNotAskedForEachCall() {
    for (int i = 0; i < 5; i++) {
      assertThrows(IssuerUnreachable.class, tokens::verifier);
    }
    assertEquals(1, asked);
  }
}
