package io.kedgeline.starters.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Signs a person in from a terminal: authorization code with PKCE (RFC 7636) and a loopback
 * redirect (RFC 8252 §7.3). Nothing secret is needed but what the person types at the issuer.
 */
public final class SignIn {

  /**
   * A person who signed in.
   *
   * @param token the ID token: keep it secret
   * @param subject the account's name at the issuer
   */
  public record SignedIn(String token, String subject) {
    @Override
    public String toString() {
      return "SignedIn[" + subject + "]";
    }
  }

  private final IssuerMetadata issuer;
  private final String client;
  private final SecureRandom random = new SecureRandom();

  /** Signs people in at this issuer for this client. */
  public SignIn(IssuerMetadata issuer, String client) {
    this.issuer = issuer;
    this.client = client;
  }

  /**
   * Waits for a person to sign in.
   *
   * @param loginHint the account that the issuer shall offer
   * @param browser is given the address that the person must open
   * @param patience how long to wait
   */
  public SignedIn complete(Optional<String> loginHint, Consumer<URI> browser, Duration patience) {
    String state = secret();
    String nonce = secret();
    String verifier = secret();
    try (LoopbackCallback callback = LoopbackCallback.listen(state, issuer.issuer())) {
      browser.accept(
          authorization(callback.address(), state, nonce, challenge(verifier), loginHint));
      String code = callback.await(patience);
      return redeem(code, callback.address(), verifier, nonce);
    }
  }

  private URI authorization(
      URI callback, String state, String nonce, String challenge, Optional<String> loginHint) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", client);
    query.put("redirect_uri", callback.toString());
    query.put("scope", "openid");
    query.put("state", state);
    query.put("nonce", nonce);
    query.put("code_challenge", challenge);
    query.put("code_challenge_method", "S256");
    loginHint.ifPresent(hint -> query.put("login_hint", hint));
    String separator = issuer.authorization().getRawQuery() == null ? "?" : "&";
    return URI.create(issuer.authorization() + separator + form(query));
  }

  private SignedIn redeem(String code, URI callback, String verifier, String nonce) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", callback.toString());
    form.put("client_id", client);
    form.put("code_verifier", verifier);
    String token = new WebFetch().post(issuer.token(), form(form)).path("id_token").asText();
    JWTClaimsSet claims = new TokenVerifier(issuer, client).verify(token);
    if (!nonce.equals(claims.getClaim("nonce"))) {
      throw new OidcFault("the issuer's answer is to another sign-in: start again");
    }
    return new SignedIn(token, claims.getSubject());
  }

  /** 43 characters of 256 random bits: fit for state, nonce and code verifier alike. */
  private String secret() {
    byte[] octets = new byte[32];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + encoded(value.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
