package io.kedgeline.starters.oidc;

import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.plan.Digest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The authorization code flow with PKCE (OpenID Connect Core 1.0 §3.1, RFC 7636) for a client
 * without a secret.
 */
public final class CodeFlow {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final IssuerMetadata issuer;
  private final String client;

  /** The flow at this issuer for this client. */
  public CodeFlow(IssuerMetadata issuer, String client) {
    this.issuer = issuer;
    this.client = client;
  }

  /**
   * What a sign-in is for.
   *
   * @param nonce what its token must say
   * @param more further parameters of the authorization request
   */
  public record Purpose(String nonce, Map<String, String> more) {

    public Purpose {
      more = Map.copyOf(more);
    }

    /** To find out who somebody is. */
    static Purpose identity() {
      return new Purpose(secret(), Map.of());
    }

    /**
     * To approve this plan: the nonce is its digest. {@code max_age} obliges the issuer to sign the
     * person in anew when they did so longer ago, and to say when that was; {@code prompt} asks for
     * it in any case (§3.1.2.1), so that nobody approves without knowing.
     */
    public static Purpose approval(Digest plan, StepUp rule) {
      Map<String, String> more = new LinkedHashMap<>();
      more.put("max_age", Long.toString(rule.maximumAge().toSeconds()));
      more.put("prompt", "login");
      rule.contextsWanted().ifPresent(contexts -> more.put("acr_values", contexts));
      return new Purpose(plan.base64url(), more);
    }
  }

  /**
   * One run through the flow.
   *
   * @param purpose what for
   * @param redirect where the issuer sends the person back to
   * @param state what the issuer brings back, so that the answer is to this question
   * @param verifier what proves to the issuer that who asked is who redeems
   */
  public record Attempt(Purpose purpose, URI redirect, String state, String verifier) {

    /** A fresh one. */
    public static Attempt of(Purpose purpose, URI redirect) {
      return new Attempt(purpose, redirect, secret(), secret());
    }

    @Override
    public String toString() {
      return "Attempt[" + redirect + "]";
    }
  }

  /** Where the person must go. */
  public URI authorization(Attempt attempt, Optional<String> loginHint) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", client);
    query.put("redirect_uri", attempt.redirect().toString());
    query.put("scope", "openid");
    query.put("state", attempt.state());
    query.put("nonce", attempt.purpose().nonce());
    query.put("code_challenge", challenge(attempt.verifier()));
    query.put("code_challenge_method", "S256");
    query.putAll(attempt.purpose().more());
    loginHint.ifPresent(hint -> query.put("login_hint", hint));
    String separator = issuer.authorization().getRawQuery() == null ? "?" : "&";
    return URI.create(issuer.authorization() + separator + form(query));
  }

  /**
   * Exchanges the code for the ID token, of which nothing is believed yet.
   *
   * @throws OidcFault when the issuer gives none
   */
  public String redeem(Attempt attempt, String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", attempt.redirect().toString());
    form.put("client_id", client);
    form.put("code_verifier", attempt.verifier());
    return new WebFetch().post(issuer.token(), form(form)).path("id_token").asText();
  }

  /** 43 characters of 256 random bits: fit for state, nonce and code verifier alike. */
  public static String secret() {
    byte[] octets = new byte[32];
    RANDOM.nextBytes(octets);
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
