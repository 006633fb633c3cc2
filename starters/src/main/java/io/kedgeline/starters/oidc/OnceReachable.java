package io.kedgeline.starters.oidc;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What takes an issuer's answer to be made, which need not answer when the server starts: it is
 * asked again when it is needed, and no more often than every few seconds.
 */
final class OnceReachable<T> {

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final Supplier<T> issuer;
  private final LongSupplier nanoTime;
  private Optional<T> made = Optional.empty();
  private Optional<OidcFault> fault = Optional.empty();
  private long faultySince;

  OnceReachable(Supplier<T> issuer, LongSupplier nanoTime) {
    this.issuer = issuer;
    this.nanoTime = nanoTime;
  }

  /**
   * It, made once.
   *
   * @throws IssuerUnreachable while the issuer does not answer
   * @throws OidcFault while what it answers cannot be used
   */
  synchronized T get() {
    if (made.isPresent()) {
      return made.get();
    }
    if (fault.isPresent() && nanoTime.getAsLong() - faultySince < BETWEEN_TRIES.toNanos()) {
      throw fault.get();
    }
    try {
      T found = issuer.get();
      made = Optional.of(found);
      return found;
    } catch (OidcFault again) {
      fault = Optional.of(again);
      faultySince = nanoTime.getAsLong();
      throw again;
    }
  }
}
