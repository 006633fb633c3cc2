package io.kedgeline.domain.approval;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the sign-in must be that a vote on a slot is: fresh, and by which means (OpenID Connect Core
 * 1.0 §2).
 *
 * @param maximumAge how long before its token was issued somebody may have signed in: at most
 *     {@link #LONGEST_AGE}
 * @param contexts the values of {@code acr}, one of which the issuer must state; none for any
 * @param methods the values of {@code amr} (RFC 8176), one of which must be there; none for any
 */
public record StepUp(Duration maximumAge, List<String> contexts, List<String> methods) {

  /** Who signed in earlier than that did not sign in for this vote. */
  public static final Duration LONGEST_AGE = Duration.ofMinutes(5);

  /** Signing in takes its time, and issuers make the token after it. */
  public static final Duration SHORTEST_AGE = Duration.ofMinutes(1);

  /** How many values a list may have. */
  public static final int MOST_VALUES = 10;

  private static final Pattern VALUE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}");

  public StepUp {
    if (maximumAge.compareTo(SHORTEST_AGE) < 0 || maximumAge.compareTo(LONGEST_AGE) > 0) {
      throw new IllegalArgumentException(
          "maximumAge: must be %s to %s".formatted(SHORTEST_AGE, LONGEST_AGE));
    }
    contexts = contexts.stream().map(StepUp::value).sorted().toList();
    methods = methods.stream().map(StepUp::value).sorted().toList();
  }

  /**
   * A value of {@code acr} or {@code amr}: printable ASCII without space, quote or backslash.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static String value(String text) {
    if (!VALUE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "value: must be 1 to 200 printable ASCII characters, without space, quote or backslash");
    }
    return text;
  }

  /** Whether the sign-in was young enough when its token was issued. */
  boolean freshIn(SignIn signIn) {
    return !signIn.authenticatedAt().isBefore(signIn.issuedAt().minus(maximumAge));
  }

  /** Whether the issuer states that it was by such means. */
  boolean strongIn(SignIn signIn) {
    return (contexts.isEmpty() || signIn.context().filter(contexts::contains).isPresent())
        && (methods.isEmpty() || signIn.methods().stream().anyMatch(methods::contains));
  }

  /** What an issuer is asked for as {@code acr_values}, in the order of preference; or nothing. */
  public Optional<String> contextsWanted() {
    return contexts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", contexts));
  }
}
