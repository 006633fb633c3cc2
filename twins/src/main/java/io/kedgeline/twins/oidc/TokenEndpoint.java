package io.kedgeline.twins.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The token endpoint for a public client (RFC 6749 §4.1.3, RFC 7636 §4.6). */
final class TokenEndpoint implements Function<Map<String, String>, Reply> {

  private static final long LIFE_SECONDS = 3_600;

  private final Supplier<String> issuer;
  private final AuthorizationCodes codes;
  private final TokenKeys keys;

  TokenEndpoint(Supplier<String> issuer, AuthorizationCodes codes, TokenKeys keys) {
    this.issuer = issuer;
    this.codes = codes;
    this.keys = keys;
  }

  @Override
  public Reply apply(Map<String, String> form) {
    if (!"authorization_code".equals(form.get("grant_type"))) {
      return Reply.error("unsupported_grant_type", "only authorization_code");
    }
    Optional<AuthorizationCodes.Grant> grant =
        codes
            .redeem(form.getOrDefault("code", ""))
            .filter(found -> found.client().equals(form.get("client_id")))
            .filter(found -> found.redirect().equals(form.get("redirect_uri")))
            .filter(found -> proven(found, form.getOrDefault("code_verifier", "")));
    return grant
        .map(this::tokens)
        .orElseGet(() -> Reply.error("invalid_grant", "code, redirect_uri or code_verifier"));
  }

  private static boolean proven(AuthorizationCodes.Grant grant, String verifier) {
    if (verifier.length() < 43 || verifier.length() > 128) {
      return false;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return grant
          .challenge()
          .equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private Reply tokens(AuthorizationCodes.Grant grant) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.get())
            .subject(grant.subject())
            .audience(grant.client())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)))
            .claim("auth_time", grant.authentication().at().getEpochSecond());
    grant.authentication().context().ifPresent(context -> claims.claim("acr", context));
    if (!grant.authentication().methods().isEmpty()) {
      claims.claim("amr", grant.authentication().methods());
    }
    if (!grant.nonce().isEmpty()) {
      claims.claim("nonce", grant.nonce());
    }
    return Reply.json(
        Map.of(
            "access_token",
            UUID.randomUUID().toString(),
            "token_type",
            "Bearer",
            "expires_in",
            LIFE_SECONDS,
            "id_token",
            keys.sign(claims.build())));
  }
}
