package io.kedgeline.workflows.breakglass;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.kedgeline.domain.approval.SignIn;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.workflows.governed.PinnedIssuer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The company's issuer as runs know it: a key, and sign-ins for plans. */
public final class TestIssuer {

  /** Its identifier. */
  public static final String ISSUER = "https://login.exacttr.example";

  /** The client that asks for approvals. */
  public static final String CLIENT = "approvals";

  private static final Instant SIGNED_IN = Instant.parse("2026-11-01T12:00:00Z");

  private static final AtomicInteger TOKENS = new AtomicInteger();

  private final ECKey key;

  /** An issuer with a key of its own. */
  public TestIssuer() {
    try {
      this.key = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
    } catch (JOSEException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The account of this person there. */
  public static OidcAccount account(PersonId person) {
    return new OidcAccount(ISSUER, person.value());
  }

  /** A sign-in of this person for this plan, as it is when it was verified. */
  public static SignIn verified(PersonId person, Digest plan) {
    return new SignIn(
        account(person), plan.base64url(), SIGNED_IN, SIGNED_IN, Optional.empty(), List.of("hwk"));
  }

  /** Who pins it pins this. */
  public PinnedIssuer pinned() {
    return PinnedIssuer.of(ISSUER, CLIENT, Set.of(thumbprint()));
  }

  /** The thumbprint of its key. */
  public String thumbprint() {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** What an honest sign-in of this person for this plan says. */
  public static JWTClaimsSet.Builder claims(PersonId person, Digest plan) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(CLIENT)
        .subject(person.value())
        .jwtID("token-" + TOKENS.incrementAndGet())
        .issueTime(Date.from(SIGNED_IN))
        .expirationTime(Date.from(SIGNED_IN.plusSeconds(3_600)))
        .claim("auth_time", SIGNED_IN.getEpochSecond())
        .claim("nonce", plan.base64url())
        .claim("amr", List.of("hwk"));
  }

  /** A sign-in of this person for this plan, as a vote carries it. */
  public SignInToken signIn(PersonId person, Digest plan) {
    return proof(claims(person, plan).build());
  }

  /** A token around whatever it is told to say, with the key that verifies it. */
  public SignInToken proof(JWTClaimsSet claims) {
    return proof(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
  }

  /** The same with a header of its own. */
  public SignInToken proof(JWSHeader header, JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new ECDSASigner(key));
      return new SignInToken(token.serialize(), publicKey());
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Its public key as a JWK. */
  public String publicKey() {
    return key.toPublicJWK().toJSONString();
  }
}
