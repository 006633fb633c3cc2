package io.kedgeline.twins.oidc;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Codes that were handed out and not yet redeemed. Each works once, for a minute. */
final class AuthorizationCodes {

  /**
   * What a code stands for.
   *
   * @param nonce the nonce of the request, or empty
   */
  record Grant(
      String subject,
      String client,
      String redirect,
      String challenge,
      String nonce,
      Authentication authentication) {}

  private static final long LIFE_SECONDS = 60;

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  String hand(Grant grant) {
    byte[] octets = new byte[24];
    random.nextBytes(octets);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    grants.put(code, grant);
    return code;
  }

  Optional<Grant> redeem(String code) {
    return Optional.ofNullable(grants.remove(code))
        .filter(grant ->
            grant.authentication().handed().plusSeconds(LIFE_SECONDS).isAfter(Instant.now()));
  }
}
