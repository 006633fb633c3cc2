package io.kedgeline.domain.identity;

import io.kedgeline.domain.document.WellFormed;

/**
 * An account at an OpenID Connect issuer. Issuer and subject together name it for ever (OpenID
 * Connect Core 1.0 §2); nothing else in a token does.
 *
 * @param issuer the issuer's identifier, compared octet by octet
 * @param subject the issuer's name for the account, up to 255 characters of well-formed Unicode
 */
public record OidcAccount(String issuer, String subject) {

  public OidcAccount {
    requireIssuer(issuer);
    if (subject.isBlank() || subject.length() > 255) {
      throw new IllegalArgumentException("subject: must be 1 to 255 characters");
    }
    WellFormed.UNICODE
        .broken(subject)
        .ifPresent(rule -> {
          throw new IllegalArgumentException("subject: " + rule);
        });
  }

  /**
   * Refuses what can be no issuer's identifier.
   *
   * @throws IllegalArgumentException naming the rule
   */
  public static void requireIssuer(String issuer) {
    if (!issuer.startsWith("https://") && !issuer.startsWith("http://127.0.0.1:")) {
      throw new IllegalArgumentException(
          "issuer: must begin with https:// (or http://127.0.0.1: on one machine)");
    }
  }
}
