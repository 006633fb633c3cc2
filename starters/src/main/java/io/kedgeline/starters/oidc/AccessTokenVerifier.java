package io.kedgeline.starters.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Checks the access tokens of one client that speaks for itself (RFC 6749 §4.4), as RFC 9068 §4
 * demands: the type {@code at+jwt}, one pinned issuer, this server as the only audience, a
 * signature of a pinned kind, and times. An ID token is none, nor is a token that the same client
 * got for a person: there {@code sub} is the person (RFC 9068 §2.2).
 */
public final class AccessTokenVerifier {

  private static final Duration LONGEST_LIFE = Duration.ofHours(1);

  private final String client;
  private final String subject;
  private final String audience;
  private final SignedTokens tokens;

  /**
   * Believes this client's tokens.
   *
   * @param client its {@code client_id}
   * @param subject whom the issuer names as {@code sub} in a token that the client got for itself
   * @param audience what the issuer calls this server
   */
  public AccessTokenVerifier(
      IssuerMetadata issuer, String client, String subject, String audience) {
    this.client = client;
    this.subject = subject;
    this.audience = audience;
    this.tokens =
        new SignedTokens(
            issuer,
            audience,
            Set.of(new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")),
            Set.of("iss", "sub", "aud", "exp", "iat", "jti", "client_id"));
  }

  /**
   * Makes sure that a token is the client's own.
   *
   * @throws TokenRefused when anything about it is not as it must be
   * @throws OidcFault when the issuer's keys cannot be had
   */
  public void verify(String token) {
    JWTClaimsSet claims = tokens.verify(token);
    if (!claims.getAudience().equals(List.of(audience))) {
      throw new TokenRefused("it was made for others, too");
    }
    if (!client.equals(clientOf(claims))) {
      throw new TokenRefused("it was made for another client");
    }
    if (!subject.equals(claims.getSubject())) {
      throw new TokenRefused("its client does not speak for itself in it");
    }
    Duration life =
        Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    if (life.compareTo(LONGEST_LIFE) > 0) {
      throw new TokenRefused("it lives for more than " + LONGEST_LIFE);
    }
  }

  private static String clientOf(JWTClaimsSet claims) {
    try {
      return String.valueOf(claims.getStringClaim("client_id"));
    } catch (ParseException refused) {
      throw new TokenRefused(String.valueOf(refused.getMessage()));
    }
  }
}
