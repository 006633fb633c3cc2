package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.OidcAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sign-in for one plan, as an ID token states it whose signature was verified with a pinned key
 * of the pinned issuer. Nothing else makes one.
 *
 * @param account who signed in
 * @param nonce what they signed in for: the plan's digest, base64url
 * @param authenticatedAt when they did: {@code auth_time}
 * @param issuedAt when the token was made: {@code iat}
 * @param context {@code acr}, if the issuer states it
 * @param methods {@code amr}
 */
public record SignIn(
    OidcAccount account,
    String nonce,
    Instant authenticatedAt,
    Instant issuedAt,
    Optional<String> context,
    List<String> methods) {

  public SignIn {
    methods = List.copyOf(methods);
  }
}
