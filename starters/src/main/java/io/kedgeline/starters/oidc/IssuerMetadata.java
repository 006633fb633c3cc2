package io.kedgeline.starters.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * What an issuer says of itself (OpenID Connect Discovery 1.0 §3).
 *
 * @param issuer its identifier; equal to the one that was asked for
 * @param authorization where people sign in
 * @param token where codes become tokens
 * @param keys where its public keys are
 */
public record IssuerMetadata(String issuer, URI authorization, URI token, URI keys) {

  /**
   * Asks the issuer.
   *
   * @throws OidcFault when it does not answer, names itself otherwise, or sends people elsewhere
   *     than to {@code https} or the loopback address
   */
  public static IssuerMetadata discover(String issuer) {
    URI document =
        secured("issuer", issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    JsonNode found = new WebFetch().get(document);
    if (!issuer.equals(found.path("issuer").asText())) {
      throw new OidcFault(
          document + " is of another issuer: the pinned name must match octet by octet");
    }
    return new IssuerMetadata(
        issuer,
        endpoint(found, "authorization_endpoint"),
        endpoint(found, "token_endpoint"),
        endpoint(found, "jwks_uri"));
  }

  private static URI endpoint(JsonNode metadata, String field) {
    return secured(field, metadata.path(field).asText());
  }

  private static URI secured(String field, String text) {
    try {
      URI uri = URI.create(text);
      boolean loopback = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
      if (loopback || "https".equals(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException broken) {
      throw new OidcFault(field + ": must be an address", broken);
    }
    throw new OidcFault(field + ": must be https, or http on 127.0.0.1");
  }
}
