package io.kedgeline.twins.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the twin signs people in. As shipped it signs them in anew each time, by a key that resists
 * phishing, and states the first of the contexts asked for that it knows (OpenID Connect Core 1.0
 * §3.1.2.1: {@code acr_values} is voluntary).
 */
public final class SignInLevers {

  /** The contexts that it knows: Okta's names for means that resist phishing. */
  static final List<String> CONTEXTS = List.of("phr", "phrh");

  private volatile Duration remembered = Duration.ZERO;
  private volatile boolean weak;
  private volatile boolean heeds = true;

  SignInLevers() {}

  /** From now on everybody signed in this long ago already, and is not asked again. */
  public void remember(Duration ago) {
    remembered = ago;
  }

  /** Whether {@code max_age} is heeded, as the specification demands; some brokers do not. */
  public void heedMaximumAge(boolean heed) {
    heeds = heed;
  }

  /** From now on everybody signs in by a password alone. */
  public void signInWeakly(boolean weakly) {
    weak = weakly;
  }

  Authentication signIn(Map<String, String> request) {
    Instant now = Instant.now();
    boolean anew = heeds && tooLongAgo(request.getOrDefault("max_age", ""));
    return new Authentication(
        now,
        anew ? now : now.minus(remembered),
        weak ? Optional.empty() : context(request.getOrDefault("acr_values", "")),
        weak ? List.of("pwd") : List.of("hwk", "user"));
  }

  private boolean tooLongAgo(String maximumAge) {
    return maximumAge.matches("\\d{1,9}")
        && remembered.compareTo(Duration.ofSeconds(Long.parseLong(maximumAge))) > 0;
  }

  private static Optional<String> context(String wanted) {
    return List.of(wanted.split(" ")).stream().filter(CONTEXTS::contains).findFirst();
  }
}
