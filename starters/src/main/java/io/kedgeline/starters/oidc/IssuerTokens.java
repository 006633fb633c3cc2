package io.kedgeline.starters.oidc;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens of one issuer, which need not answer when the server starts: it is asked again when a
 * token is to be verified, and no more often than every few seconds.
 */
public final class IssuerTokens {

  private static final Logger LOG = LoggerFactory.getLogger(IssuerTokens.class);

  private final OnceReachable<TokenVerifier> verifier;

  IssuerTokens(Supplier<TokenVerifier> issuer, LongSupplier nanoTime) {
    this.verifier = new OnceReachable<>(issuer, nanoTime);
  }

  /**
   * Believes this issuer's tokens for this client.
   *
   * @throws OidcFault when the issuer answers, and what it says of itself cannot be used
   */
  public static IssuerTokens of(String issuer, String client) {
    IssuerTokens tokens =
        new IssuerTokens(
            () -> new TokenVerifier(IssuerMetadata.discover(issuer), client), System::nanoTime);
    try {
      tokens.verifier();
    } catch (IssuerUnreachable silent) {
      LOG.warn("nobody can sign in until the issuer answers: {}", silent.sentence());
    }
    return tokens;
  }

  /**
   * What verifies tokens.
   *
   * @throws IssuerUnreachable while the issuer does not answer
   */
  public TokenVerifier verifier() {
    return verifier.get();
  }
}
