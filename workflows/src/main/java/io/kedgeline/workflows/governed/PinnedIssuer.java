package io.kedgeline.workflows.governed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import io.kedgeline.domain.approval.SignIn;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.workflows.wire.WireMapper;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The issuer whose sign-ins fill slots, pinned by whoever judges: run, worker and verifier each
 * have it from their own settings. Its keys are pinned by thumbprint, since the key itself comes
 * with the vote.
 *
 * @param issuer its identifier, compared octet by octet
 * @param client the client that asks for such sign-ins, and for nothing else: their tokens are kept
 *     with votes, and must open nothing anywhere
 * @param keys SHA-256 thumbprints of its keys (RFC 7638), base64url, the old ones too
 */
public record PinnedIssuer(String issuer, String client, SortedSet<String> keys) {

  private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);
  private static final int LEAST_RSA_BITS = 2048;

  /** How far the issuer's own clocks may differ. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  public PinnedIssuer {
    keys = new TreeSet<>(keys);
  }

  /** The issuer with these keys. */
  public static PinnedIssuer of(String issuer, String client, Collection<String> keys) {
    return new PinnedIssuer(issuer, client, new TreeSet<>(keys));
  }

  /** Nobody, whose sign-ins there are none of. */
  public static PinnedIssuer none() {
    return of("", "", Set.of());
  }

  /**
   * The sign-in, if this issuer made the token for our client and a pinned key signed it (OpenID
   * Connect Core 1.0 §3.1.3.7); otherwise nothing. Whether it has expired is not asked: it is
   * judged years later too. How fresh it was, for what and by whom is the slot's to judge.
   */
  public Optional<SignIn> open(SignInToken signIn) {
    try {
      JWK key = JWK.parse(signIn.key());
      JWSObject token = JWSObject.parse(signIn.token());
      return keys.contains(key.computeThumbprint().toString())
              && plain(token.getHeader())
              && token.verify(verifier(key, token.getHeader().getAlgorithm()))
          ? read(token.getPayload().toString())
          : Optional.empty();
    } catch (ParseException | JOSEException | JsonProcessingException | RuntimeException bad) {
      return Optional.empty();
    }
  }

  /** An extension that we do not know might change what the token says (RFC 7515 §4.1.11). */
  private static boolean plain(JWSHeader header) {
    return header.getCriticalParams() == null && header.isBase64URLEncodePayload();
  }

  private static JWSVerifier verifier(JWK key, JWSAlgorithm algorithm) throws JOSEException {
    return switch (key) {
      case ECKey curve
          when curve.getCurve().equals(Curve.P_256) && algorithm.equals(JWSAlgorithm.ES256) ->
          new ECDSAVerifier(curve.toECPublicKey());
      case RSAKey rsa when rsa.size() >= LEAST_RSA_BITS && RSA.contains(algorithm) ->
          new RSASSAVerifier(rsa.toRSAPublicKey());
      default -> throw new JOSEException("no key and algorithm that we take");
    };
  }

  private Optional<SignIn> read(String payload) throws JsonProcessingException {
    JsonNode claims = WireMapper.strict().readTree(payload);
    Optional<Instant> issued = instant(claims, "iat");
    Optional<Instant> authenticated = instant(claims, "auth_time");
    if (!issuer.equals(text(claims, "iss").orElse(""))
        || !forOurClient(claims)
        || issued.isEmpty()
        || authenticated.isEmpty()
        || authenticated.get().isAfter(issued.get().plus(SKEW))) {
      return Optional.empty();
    }
    return Optional.of(
        new SignIn(
            new OidcAccount(issuer, text(claims, "sub").orElse("")),
            text(claims, "nonce").orElse(""),
            authenticated.get(),
            issued.get(),
            text(claims, "acr"),
            texts(claims.path("amr"))));
  }

  private boolean forOurClient(JsonNode claims) {
    JsonNode audience = claims.path("aud");
    List<String> audiences = audience.isTextual() ? List.of(audience.textValue()) : texts(audience);
    boolean alone = audiences.equals(List.of(client)) && !client.isEmpty();
    return alone && text(claims, "azp").filter(party -> !party.equals(client)).isEmpty();
  }

  private static Optional<String> text(JsonNode claims, String name) {
    return Optional.ofNullable(claims.path(name).textValue());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(entry -> {
      if (array.isArray() && entry.isTextual()) {
        texts.add(entry.textValue());
      }
    });
    return texts;
  }

  /** Whole seconds since 1970 (RFC 7519 §2, NumericDate), within what a date can be. */
  private static Optional<Instant> instant(JsonNode claims, String name) {
    JsonNode value = claims.path(name);
    return value.isNumber()
            && value.canConvertToLong()
            && value.longValue() >= 0
            && value.longValue() < 1L << 40
        ? Optional.of(Instant.ofEpochSecond(value.longValue()))
        : Optional.empty();
  }
}
