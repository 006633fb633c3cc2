package io.kedgeline.starters.api;

import java.util.Optional;

/**
 * What a client asks of a window, as typed: the server judges it and names every fault at once.
 *
 * @param change the change record, such as {@code CHG-1042}
 * @param profile a profile's name in the rulebook, or its ARN
 * @param holder the person who holds the certificate
 * @param certificate {@code CN=} and the certificate's common name
 * @param length ISO-8601, such as {@code PT30M}
 * @param reason why
 * @param start the instant before which it shall not open; nothing when it shall open as soon as it
 *     is approved
 */
public record WindowAsked(
    String change,
    String profile,
    String holder,
    String certificate,
    String length,
    String reason,
    Optional<String> start) {

  /** A window that opens as soon as it is approved. */
  public WindowAsked(
      String change,
      String profile,
      String holder,
      String certificate,
      String length,
      String reason) {
    this(change, profile, holder, certificate, length, reason, Optional.empty());
  }
}
