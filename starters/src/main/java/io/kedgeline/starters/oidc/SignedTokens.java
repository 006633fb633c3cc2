package io.kedgeline.starters.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens of one type that one issuer made for one audience: its name, a signature of a pinned kind
 * by its present keys, and times. Tokens live by the real time.
 */
final class SignedTokens {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
  private static final int LONGEST_TOKEN = 16 * 1024;
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration KEYS_KEPT = Duration.ofMinutes(10);
  private static final Duration FETCH_INTERVAL = Duration.ofSeconds(30);
  private static final int FETCH_PATIENCE = 10_000;
  private static final int MOST_KEY_OCTETS = 256 * 1024;

  private final JWKSource<SecurityContext> keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * Believes such tokens.
   *
   * @param types what the header's {@code typ} may be, so that no token passes for one of another
   *     type (RFC 8725 §3.11); empty for JWT or none
   * @param required which claims must be there
   */
  SignedTokens(
      IssuerMetadata issuer, String audience, Set<JOSEObjectType> types, Set<String> required) {
    this.keys = keys(issuer);
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            audience, new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(), required);
    claims.setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
    if (!types.isEmpty()) {
      processor.setJWSTypeVerifier(
          (type, context) -> requireStated(Optional.ofNullable(type), types));
    }
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(claims);
  }

  private static JWKSource<SecurityContext> keys(IssuerMetadata issuer) {
    try {
      return JWKSourceBuilder.<SecurityContext>create(
              issuer.keys().toURL(),
              new DefaultResourceRetriever(FETCH_PATIENCE, FETCH_PATIENCE, MOST_KEY_OCTETS))
          .cache(KEYS_KEPT.toMillis(), FETCH_PATIENCE)
          .rateLimited(FETCH_INTERVAL.toMillis())
          .retrying(true)
          .build();
    } catch (MalformedURLException broken) {
      throw new OidcFault("jwks_uri: must be an address", broken);
    }
  }

  /**
   * Checks a token and gives its claims.
   *
   * @throws TokenRefused when anything about it is not as it must be
   * @throws OidcFault when the issuer's keys cannot be had
   */
  JWTClaimsSet verify(String token) {
    if (token.length() > LONGEST_TOKEN) {
      throw new TokenRefused("it is longer than " + LONGEST_TOKEN + " characters");
    }
    try {
      JWTClaimsSet claims = processor.process(token, null);
      checkIssued(claims);
      return claims;
    } catch (RateLimitReachedException soon) {
      requireKeys();
      throw new TokenRefused("it is signed with a key that is not the issuer's");
    } catch (KeySourceException unreachable) {
      throw new IssuerUnreachable("the issuer's keys cannot be fetched: try again", unreachable);
    } catch (ParseException | BadJOSEException | JOSEException refused) {
      throw new TokenRefused(String.valueOf(refused.getMessage()));
    } catch (NullPointerException | ClassCastException broken) {
      throw new TokenRefused("it is no token");
    }
  }

  /** While there are no keys to compare with, no token can be said to be signed with another. */
  private void requireKeys() {
    try {
      keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    } catch (KeySourceException unreachable) {
      throw new IssuerUnreachable("the issuer's keys cannot be fetched: try again", unreachable);
    }
  }

  /** The one key of the issuer that verifies a token, by what the token's header says. */
  JWK keyOf(String token) {
    try {
      JWKMatcher matcher = JWKMatcher.forJWSHeader(SignedJWT.parse(token).getHeader());
      List<JWK> found = keys.get(new JWKSelector(matcher), null);
      if (found.size() != 1) {
        throw new TokenRefused("it does not say which of the issuer's keys signed it");
      }
      return found.getFirst();
    } catch (KeySourceException unreachable) {
      throw new IssuerUnreachable("the issuer's keys cannot be fetched: try again", unreachable);
    } catch (ParseException refused) {
      throw new TokenRefused(String.valueOf(refused.getMessage()));
    }
  }

  /** Silence is no type. */
  private static void requireStated(Optional<JOSEObjectType> type, Set<JOSEObjectType> types)
      throws BadJOSEException {
    if (type.isEmpty()) {
      throw new BadJOSEException("its header does not say of what type it is (typ)");
    }
    if (!types.contains(type.get())) {
      throw new BadJOSEException(
          "its header's typ is none of "
              + types.stream().map(JOSEObjectType::getType).sorted().toList());
    }
  }

  private static void checkIssued(JWTClaimsSet claims) {
    Date issued = claims.getIssueTime();
    if (issued == null || issued.toInstant().isAfter(Instant.now().plus(SKEW))) {
      throw new TokenRefused("it is dated in the future");
    }
  }
}
