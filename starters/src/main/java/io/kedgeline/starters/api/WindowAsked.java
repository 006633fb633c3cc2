package io.kedgeline.starters.api;

/**
 * What a client asks of a window, as typed: the server judges it and names every fault at once.
 *
 * @param change the change record, such as {@code CHG-1042}
 * @param profile a profile's name in the rulebook, or its ARN
 * @param holder the person who holds the certificate
 * @param certificate {@code CN=} and the certificate's common name
 * @param length ISO-8601, such as {@code PT30M}
 * @param reason why
 */
public record WindowAsked(
    String change,
    String profile,
    String holder,
    String certificate,
    String length,
    String reason) {}
