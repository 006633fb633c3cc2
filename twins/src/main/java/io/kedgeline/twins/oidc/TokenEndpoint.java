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

/**
 * The token endpoint: for a public client by a code (RFC 6749 §4.1.3, RFC 7636 §4.6), for a client
 * that speaks for itself by its secret (RFC 6749 §4.4), with an access token as in RFC 9068.
 */
final class TokenEndpoint implements Function<Map<String, String>, Reply> {

  private static final long LIFE_SECONDS = 3_600;

  private final Supplier<String> issuer;
  private final AuthorizationCodes codes;
  private final MachineClients machines;
  private final TokenKeys keys;

  TokenEndpoint(
      Supplier<String> issuer, AuthorizationCodes codes, MachineClients machines, TokenKeys keys) {
    this.issuer = issuer;
    this.codes = codes;
    this.machines = machines;
    this.keys = keys;
  }

  @Override
  public Reply apply(Map<String, String> form) {
    return switch (form.getOrDefault("grant_type", "")) {
      case "authorization_code" -> byCode(form);
      case "client_credentials" -> bySecret(form);
      default -> Reply.error("unsupported_grant_type", "authorization_code or client_credentials");
    };
  }

  private Reply bySecret(Map<String, String> form) {
    String client = form.getOrDefault("client_id", "");
    return machines
        .audience(client, form.getOrDefault("client_secret", ""))
        .map(audience -> accessToken(client, audience))
        .orElseGet(() -> Reply.json(401, Map.of("error", "invalid_client")));
  }

  private Reply accessToken(String client, String audience) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.get())
            .subject(client)
            .audience(audience)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)))
            .claim("client_id", client)
            .build();
    return Reply.json(
        Map.of(
            "access_token",
            keys.sign(claims, TokenKeys.ACCESS_TOKEN),
            "token_type",
            "Bearer",
            "expires_in",
            LIFE_SECONDS));
  }

  private Reply byCode(Map<String, String> form) {
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
