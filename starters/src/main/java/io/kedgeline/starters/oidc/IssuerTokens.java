package io.kedgeline.starters.oidc;

import java.time.Duration;
import java.util.Optional;
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
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final Supplier<TokenVerifier> issuer;
  private final LongSupplier nanoTime;
  private Optional<TokenVerifier> verifier = Optional.empty();
  private Optional<IssuerUnreachable> silence = Optional.empty();
  private long silentSince;

  IssuerTokens(Supplier<TokenVerifier> issuer, LongSupplier nanoTime) {
    this.issuer = issuer;
    this.nanoTime = nanoTime;
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
  public synchronized TokenVerifier verifier() {
    if (verifier.isPresent()) {
      return verifier.get();
    }
    if (silence.isPresent() && nanoTime.getAsLong() - silentSince < BETWEEN_TRIES.toNanos()) {
      throw silence.get();
    }
    try {
      TokenVerifier found = issuer.get();
      verifier = Optional.of(found);
      return found;
    } catch (IssuerUnreachable silent) {
      silence = Optional.of(silent);
      silentSince = nanoTime.getAsLong();
      throw silent;
    }
  }
}
