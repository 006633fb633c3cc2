package io.kedgeline.starters.oidc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Access tokens of one client at one issuer, which need not answer when the server starts. */
public final class ClientTokens {

  private static final Logger LOG = LoggerFactory.getLogger(ClientTokens.class);

  private final OnceReachable<AccessTokenVerifier> verifier;

  private ClientTokens(OnceReachable<AccessTokenVerifier> verifier) {
    this.verifier = verifier;
  }

  /**
   * Believes the tokens that this issuer made for this client and audience.
   *
   * @param subject whom they name as {@code sub}
   * @throws OidcFault when the issuer answers, and what it says of itself cannot be used
   */
  public static ClientTokens of(String issuer, String client, String subject, String audience) {
    OnceReachable<AccessTokenVerifier> verifier =
        new OnceReachable<>(
            () ->
                new AccessTokenVerifier(IssuerMetadata.discover(issuer), client, subject, audience),
            System::nanoTime);
    try {
      verifier.get();
    } catch (IssuerUnreachable silent) {
      LOG.warn("no client is believed until the issuer answers: {}", silent.sentence());
    }
    return new ClientTokens(verifier);
  }

  /**
   * Makes sure that a token is the client's own.
   *
   * @throws TokenRefused when anything about it is not as it must be
   * @throws OidcFault when the issuer cannot be asked
   */
  public void verify(String token) {
    verifier.get().verify(token);
  }
}
