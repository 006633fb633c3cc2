package io.kedgeline.starters.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import io.kedgeline.domain.document.PlainText;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that an issuer signs with, as it publishes them (OpenID Connect Discovery 1.0 §3). */
public final class PublishedKeys {

  private PublishedKeys() {}

  /**
   * The thumbprint of each (RFC 7638, SHA-256, base64url), with its id.
   *
   * @throws OidcFault when the issuer publishes none, or does not answer
   */
  public static List<Map.Entry<String, String>> of(IssuerMetadata issuer) {
    try {
      List<Map.Entry<String, String>> keys =
          JWKSet.parse(new WebFetch().get(issuer.keys()).toString()).getKeys().stream()
              .filter(key -> !KeyUse.ENCRYPTION.equals(key.getKeyUse()))
              .map(key -> Map.entry(thumbprint(key), name(key)))
              .distinct()
              .toList();
      if (keys.isEmpty()) {
        throw new OidcFault(issuer.keys() + " publishes no key that signs");
      }
      return keys;
    } catch (ParseException broken) {
      throw new OidcFault(issuer.keys() + " publishes what are no keys: is the issuer right?");
    }
  }

  private static String name(JWK key) {
    return Optional.ofNullable(key.getKeyID()).map(PlainText::line).orElse("without an id");
  }

  private static String thumbprint(JWK key) {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException broken) {
      throw new OidcFault("a key of the issuer has no thumbprint", broken);
    }
  }
}
