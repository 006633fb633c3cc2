package io.kedgeline.twins.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The provider's metadata (OpenID Connect Discovery 1.0 §3). */
final class Discovery {

  private Discovery() {}

  static Reply answer(String issuer) {
    Map<String, Object> document = new LinkedHashMap<>(about(issuer));
    document.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
    document.put("token_endpoint_auth_methods_supported", List.of("none", "client_secret_post"));
    return Reply.json(document);
  }

  private static Map<String, Object> about(String issuer) {
    return Map.of(
        "issuer",
        issuer,
        "authorization_endpoint",
        issuer + "/authorize",
        "token_endpoint",
        issuer + "/token",
        "jwks_uri",
        issuer + "/jwks",
        "response_types_supported",
        List.of("code"),
        "subject_types_supported",
        List.of("public"),
        "id_token_signing_alg_values_supported",
        List.of("ES256"),
        "code_challenge_methods_supported",
        List.of("S256"),
        "acr_values_supported",
        SignInLevers.CONTEXTS,
        "authorization_response_iss_parameter_supported",
        true);
  }
}
