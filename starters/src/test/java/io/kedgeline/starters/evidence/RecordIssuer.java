package io.kedgeline.starters.evidence;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.workflows.governed.PinnedIssuer;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** The issuer at which the people of a record signed in. */
final class RecordIssuer {

  private static final String ISSUER = "https://login.exacttr.example";
  private static final String CLIENT = "approvals";

  private final ECKey key;

  RecordIssuer() {
    try {
      this.key = new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  PinnedIssuer pinned() {
    try {
      return PinnedIssuer.of(ISSUER, CLIENT, Set.of(key.computeThumbprint().toString()));
    } catch (JOSEException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  /** A sign-in of this person for this plan. */
  SignInToken signIn(PersonId person, Digest plan) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader(JWSAlgorithm.ES256),
              new JWTClaimsSet.Builder()
                  .issuer(ISSUER)
                  .audience(CLIENT)
                  .subject(person.value())
                  .issueTime(Date.from(WindowRecord.NOON))
                  .claim("auth_time", WindowRecord.NOON.getEpochSecond())
                  .claim("nonce", plan.base64url())
                  .claim("amr", List.of("hwk"))
                  .build());
      token.sign(new ECDSASigner(key));
      return new SignInToken(token.serialize(), key.toPublicJWK().toJSONString());
    } catch (JOSEException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
