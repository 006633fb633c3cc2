package io.kedgeline.starters.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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

  @Test
  void anIssuerThatIsAwayIsNotAskedForEachCall() {
    for (int i = 0; i < 5; i++) {
      assertThrows(IssuerUnreachable.class, tokens::verifier);
    }
    assertEquals(1, asked);
  }
}
