package io.kedgeline.twins.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The key that signs tokens, and its public half as it is published. */
final class TokenKeys {

  /** What an access token says it is (RFC 9068 §2.1). */
  static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final AtomicInteger fetches = new AtomicInteger();
  private volatile ECKey current = fresh();

  private static ECKey fresh() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  void rotate() {
    current = fresh();
  }

  String thumbprint() {
    try {
      return current.computeThumbprint().toString();
    } catch (JOSEException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  Map<String, Object> published() {
    fetches.incrementAndGet();
    return new JWKSet(current.toPublicJWK()).toJSONObject();
  }

  int fetches() {
    return fetches.get();
  }

  String sign(JWTClaimsSet claims) {
    return sign(claims, JOSEObjectType.JWT);
  }

  String sign(JWTClaimsSet claims, JOSEObjectType type) {
    return sign(claims, header -> header.type(type));
  }

  String signUntyped(JWTClaimsSet claims) {
    return sign(claims, header -> header);
  }

  private String sign(JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> typed) {
    ECKey key = current;
    try {
      SignedJWT token =
          new SignedJWT(
              typed.apply(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())).build(),
              claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
