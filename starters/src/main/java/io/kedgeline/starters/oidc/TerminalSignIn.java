package io.kedgeline.starters.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Signs a person in from a terminal: {@link CodeFlow} with a loopback redirect (RFC 8252 §7.3).
 * Nothing secret is needed but what the person types at the issuer.
 */
public final class TerminalSignIn {

  /**
   * A person who signed in.
   *
   * @param token the ID token: keep it secret
   * @param subject the account's name at the issuer
   */
  public record SignedIn(String token, String subject) {
    @Override
    public String toString() {
      return "SignedIn[" + subject + "]";
    }
  }

  private final IssuerMetadata issuer;
  private final String client;

  /** Signs people in at this issuer for this client. */
  public TerminalSignIn(IssuerMetadata issuer, String client) {
    this.issuer = issuer;
    this.client = client;
  }

  /**
   * Waits for a person to sign in.
   *
   * @param loginHint the account that the issuer shall offer
   * @param browser is given the address that the person must open
   * @param patience how long to wait
   */
  public SignedIn complete(Optional<String> loginHint, Consumer<URI> browser, Duration patience) {
    return complete(CodeFlow.Purpose.identity(), loginHint, browser, patience);
  }

  /** The same for a purpose, such as the approval of a plan. */
  public SignedIn complete(
      CodeFlow.Purpose purpose,
      Optional<String> loginHint,
      Consumer<URI> browser,
      Duration patience) {
    CodeFlow flow = new CodeFlow(issuer, client);
    String state = CodeFlow.secret();
    try (LoopbackCallback callback = LoopbackCallback.listen(state, issuer.issuer())) {
      CodeFlow.Attempt attempt =
          new CodeFlow.Attempt(purpose, callback.address(), state, CodeFlow.secret());
      browser.accept(flow.authorization(attempt, loginHint));
      String token = flow.redeem(attempt, callback.await(patience));
      JWTClaimsSet claims = new TokenVerifier(issuer, client).verify(token);
      if (!purpose.nonce().equals(claims.getClaim("nonce"))) {
        throw new OidcFault("the issuer's answer is to another sign-in: start again");
      }
      return new SignedIn(token, claims.getSubject());
    }
  }
}
