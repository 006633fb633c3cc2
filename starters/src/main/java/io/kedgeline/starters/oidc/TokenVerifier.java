package io.kedgeline.starters.oidc;

import com.nimbusds.jose.JOSEException;
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
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.warrant.SignInToken;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Checks ID tokens as OpenID Connect Core 1.0 §3.1.3.7 demands: one pinned issuer, our client as
 * audience, a signature of a pinned kind by the issuer's present keys, and times. Tokens live by
 * the real time.
 */
public final class TokenVerifier {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
  private static final int LONGEST_TOKEN = 16 * 1024;
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration KEYS_KEPT = Duration.ofMinutes(10);
  private static final Duration FETCH_INTERVAL = Duration.ofSeconds(30);
  private static final int FETCH_PATIENCE = 10_000;
  private static final int MOST_KEY_OCTETS = 256 * 1024;

  private final IssuerMetadata issuer;
  private final String client;
  private final JWKSource<SecurityContext> keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /** Believes this issuer's tokens for this client. */
  public TokenVerifier(IssuerMetadata issuer, String client) {
    this.issuer = issuer;
    this.client = client;
    this.keys = keys(issuer);
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(verifier(issuer.issuer(), client));
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

  private static DefaultJWTClaimsVerifier<SecurityContext> verifier(String issuer, String client) {
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            client,
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("iss", "sub", "aud", "exp", "iat"));
    verifier.setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
    return verifier;
  }

  /**
   * Checks a token and gives its claims.
   *
   * @throws TokenRefused when anything about it is not as it must be
   * @throws OidcFault when the issuer's keys cannot be had
   */
  public JWTClaimsSet verify(String token) {
    if (token.length() > LONGEST_TOKEN) {
      throw new TokenRefused("it is longer than " + LONGEST_TOKEN + " characters");
    }
    try {
      JWTClaimsSet claims = processor.process(token, null);
      checkParties(claims);
      checkIssued(claims);
      return claims;
    } catch (RateLimitReachedException unknown) {
      throw new TokenRefused("it is signed with a key that is not the issuer's");
    } catch (KeySourceException unreachable) {
      throw new IssuerUnreachable("the issuer's keys cannot be fetched: try again", unreachable);
    } catch (ParseException | BadJOSEException | JOSEException refused) {
      throw new TokenRefused(String.valueOf(refused.getMessage()));
    } catch (NullPointerException | ClassCastException broken) {
      throw new TokenRefused("it is no token");
    }
  }

  /** How people sign in for such tokens. */
  public CodeFlow flow() {
    return new CodeFlow(issuer, client);
  }

  /** The account that a token speaks for. */
  public OidcAccount account(String token) {
    JWTClaimsSet claims = verify(token);
    try {
      return new OidcAccount(claims.getIssuer(), claims.getSubject());
    } catch (IllegalArgumentException broken) {
      throw new TokenRefused(String.valueOf(broken.getMessage()));
    }
  }

  /**
   * Checks a token and gives it with the one key of the issuer that verifies it, so that it can be
   * verified when the issuer has that key no more.
   *
   * @throws TokenRefused when anything about it is not as it must be
   * @throws OidcFault when the issuer's keys cannot be had
   */
  public SignInToken withItsKey(String token) {
    verify(token);
    try {
      JWKMatcher matcher = JWKMatcher.forJWSHeader(SignedJWT.parse(token).getHeader());
      List<JWK> found = keys.get(new JWKSelector(matcher), null);
      if (found.size() != 1) {
        throw new TokenRefused("it does not say which of the issuer's keys signed it");
      }
      return new SignInToken(
          token, JSONObjectUtils.toJSONString(found.getFirst().getRequiredParams()));
    } catch (KeySourceException unreachable) {
      throw new IssuerUnreachable("the issuer's keys cannot be fetched: try again", unreachable);
    } catch (ParseException | IllegalArgumentException refused) {
      throw new TokenRefused(String.valueOf(refused.getMessage()));
    }
  }

  private void checkParties(JWTClaimsSet claims) throws ParseException {
    String authorized = claims.getStringClaim("azp");
    List<String> audience = claims.getAudience();
    if (authorized == null ? audience.size() != 1 : !authorized.equals(client)) {
      throw new TokenRefused("it was made for another client");
    }
  }

  private static void checkIssued(JWTClaimsSet claims) {
    Date issued = claims.getIssueTime();
    if (issued == null || issued.toInstant().isAfter(Instant.now().plus(SKEW))) {
      throw new TokenRefused("it is dated in the future");
    }
  }
}
