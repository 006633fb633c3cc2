package io.kedgeline.starters.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.warrant.SignInToken;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/**
 * Checks ID tokens as OpenID Connect Core 1.0 §3.1.3.7 demands: one pinned issuer, our client as
 * audience, a signature of a pinned kind by the issuer's present keys, and times. An access token
 * that says what it is (RFC 9068) is none.
 */
public final class TokenVerifier {

  private final IssuerMetadata issuer;
  private final String client;
  private final SignedTokens tokens;

  /** Believes this issuer's tokens for this client. */
  public TokenVerifier(IssuerMetadata issuer, String client) {
    this.issuer = issuer;
    this.client = client;
    this.tokens =
        new SignedTokens(issuer, client, Set.of(), Set.of("iss", "sub", "aud", "exp", "iat"));
  }

  /**
   * Checks a token and gives its claims.
   *
   * @throws TokenRefused when anything about it is not as it must be
   * @throws OidcFault when the issuer's keys cannot be had
   */
  public JWTClaimsSet verify(String token) {
    JWTClaimsSet claims = tokens.verify(token);
    checkParties(claims);
    return claims;
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
      return new SignInToken(
          token, JSONObjectUtils.toJSONString(tokens.keyOf(token).getRequiredParams()));
    } catch (IllegalArgumentException refused) {
      throw new TokenRefused(String.valueOf(refused.getMessage()));
    }
  }

  private void checkParties(JWTClaimsSet claims) {
    try {
      String authorized = claims.getStringClaim("azp");
      List<String> audience = claims.getAudience();
      if (authorized == null ? audience.size() != 1 : !authorized.equals(client)) {
        throw new TokenRefused("it was made for another client");
      }
    } catch (ParseException refused) {
      throw new TokenRefused(String.valueOf(refused.getMessage()));
    }
  }
}
