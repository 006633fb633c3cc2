package io.kedgeline.workflows.governed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.workflows.breakglass.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pinned issuer did not say for our client is no sign-in, whoever holds which key. */
class PinnedIssuerTest {

  private static final TestIssuer ISSUER = new TestIssuer();
  private static final PersonId GRACE = new PersonId("grace");
  private static final Digest PLAN = Digest.ofText("plan");

  @Test
  void whatTheIssuerSaysIsRead() {
    assertEquals(
        Optional.of(TestIssuer.verified(GRACE, PLAN)),
        ISSUER.pinned().open(ISSUER.signIn(GRACE, PLAN)));
  }

  @Test
  void anIssuerThatSignsWithRsaIsReadToo() throws JOSEException {
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
      RSAKey key = new RSAKeyGenerator(2048).generate();
      SignedJWT token =
          new SignedJWT(new JWSHeader(algorithm), TestIssuer.claims(GRACE, PLAN).build());
      token.sign(new RSASSASigner(key));
      PinnedIssuer pinned =
          PinnedIssuer.of(
              TestIssuer.ISSUER, TestIssuer.CLIENT, Set.of(key.computeThumbprint().toString()));
      assertEquals(
          Optional.of(TestIssuer.verified(GRACE, PLAN)),
          pinned.open(new SignInToken(token.serialize(), key.toPublicJWK().toJSONString())));
    }
  }

  static Stream<Arguments> claims() {
    return Stream.of(
        Arguments.of("another issuer", honest().issuer("https://login.example")),
        Arguments.of("the client of ordinary sign-ins", honest().audience("cli")),
        Arguments.of("two audiences", honest().audience(List.of(TestIssuer.CLIENT, "cli"))),
        Arguments.of("no audience", honest().audience((String) null)),
        Arguments.of("another party", honest().claim("azp", "cli")),
        Arguments.of("no time of sign-in", honest().claim("auth_time", null)),
        Arguments.of("a time as text", honest().claim("auth_time", "1793534400")),
        Arguments.of("a time after all", honest().claim("auth_time", Long.MAX_VALUE)),
        Arguments.of("a time before all", honest().claim("auth_time", -1)),
        Arguments.of("signed in after the token", honest().claim("auth_time", 1_793_620_800L)),
        Arguments.of("no time of issue", honest().issueTime(null)),
        Arguments.of("nobody", honest().subject(null)),
        Arguments.of("a blank name", honest().subject(" ")));
  }

  private static JWTClaimsSet.Builder honest() {
    return TestIssuer.claims(GRACE, PLAN);
  }

  @ParameterizedTest
  @MethodSource("claims")
  void whatSaysAnythingElseIsNoSignIn(String what, JWTClaimsSet.Builder claims) {
    assertEquals(Optional.empty(), ISSUER.pinned().open(ISSUER.proof(claims.build())), what);
  }

  @Test
  void aSignInByAKeyThatIsNotPinnedIsNone() {
    SignInToken foreign = new TestIssuer().signIn(GRACE, PLAN);
    assertEquals(Optional.empty(), ISSUER.pinned().open(foreign));
    assertEquals(
        Optional.empty(),
        ISSUER.pinned().open(new SignInToken(foreign.token(), ISSUER.publicKey())));
    assertEquals(
        Optional.empty(),
        ISSUER.pinned().open(new SignInToken(ISSUER.signIn(GRACE, PLAN).token(), foreign.key())));
    assertEquals(Optional.empty(), PinnedIssuer.none().open(ISSUER.signIn(GRACE, PLAN)));
  }

  @Test
  void theThumbprintIsOfTheKeyAndNotOfWhatStandsBesideIt() {
    String decoy =
        ISSUER.publicKey().replaceFirst("\\{", "{\"alg\":\"none\",\"x5t#S256\":\"AAAA\",");
    SignInToken honest = ISSUER.signIn(GRACE, PLAN);
    assertEquals(
        Optional.of(TestIssuer.verified(GRACE, PLAN)),
        ISSUER.pinned().open(new SignInToken(honest.token(), decoy)));
  }

  @Test
  void aPublicKeyIsNoSecretToSignWith() throws JOSEException {
    SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), honest().build());
    forged.sign(new MACSigner(ISSUER.publicKey().getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        Optional.empty(),
        ISSUER.pinned().open(new SignInToken(forged.serialize(), ISSUER.publicKey())));
  }

  @Test
  void aTokenThatNobodySignedIsNone() {
    String unsigned = new PlainJWT(honest().build()).serialize();
    assertThrows(
        IllegalArgumentException.class, () -> new SignInToken(unsigned, ISSUER.publicKey()));
    assertEquals(
        Optional.empty(),
        ISSUER.pinned().open(new SignInToken(unsigned + "AAAA", ISSUER.publicKey())));
  }

  @Test
  void anExtensionThatWeDoNotKnowIsRefused() {
    JWSHeader critical =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .criticalParams(Set.of("exp"))
            .customParam("exp", 1)
            .build();
    assertEquals(Optional.empty(), ISSUER.pinned().open(ISSUER.proof(critical, honest().build())));
  }

  @Test
  void aMemberThatStandsTwiceIsRefused() {
    String token = ISSUER.signIn(GRACE, PLAN).token();
    String twice =
        Base64URL.encode("{\"iss\":\"https://a.example\",\"iss\":\"https://b.example\"}")
            .toString();
    String[] parts = token.split("\\.", -1);
    assertEquals(
        Optional.empty(),
        ISSUER
            .pinned()
            .open(new SignInToken(parts[0] + "." + twice + "." + parts[2], ISSUER.publicKey())));
    assertEquals(
        Optional.empty(),
        ISSUER
            .pinned()
            .open(ISSUER.proof(new JWTClaimsSet.Builder().claim("x", Map.of()).build())));
  }

  @Test
  void anotherFormOfTheSameSignatureIsTheSameSignIn() {
    SignInToken token = ISSUER.signIn(GRACE, PLAN);
    SignInToken other = new SignInToken(token.signed() + "." + "A".repeat(86), token.key());
    assertEquals(token.signed(), other.signed());
  }

  @Test
  void noTokenHasRoomForMoreThanOne() {
    String token = ISSUER.signIn(GRACE, PLAN).token();
    for (String text :
        List.of("", " " + token, token + "\n", token + ".AAAA", "a.b", "a..b", "x".repeat(7_000))) {
      assertThrows(IllegalArgumentException.class, () -> new SignInToken(text, ISSUER.publicKey()));
    }
    assertEquals(Optional.empty(), ISSUER.pinned().open(new SignInToken(token, "no key at all")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "7",
        "{}",
        "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"oth\":[{}]}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"oct\",\"k\":\"AAAA\"}"
      })
  void aKeyThatIsNoneIsAnsweredLikeAnyOther(String key) {
    String token = ISSUER.signIn(GRACE, PLAN).token();
    assertEquals(Optional.empty(), ISSUER.pinned().open(new SignInToken(token, key)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bnVsbA.e30.AA", "e30.bnVsbA.AA", "W10.e30.AA", "eyJhbGciOm51bGx9.e30.AA"})
  void aTokenThatIsNoneIsAnsweredLikeAnyOther(String token) {
    assertEquals(
        Optional.empty(), ISSUER.pinned().open(new SignInToken(token, ISSUER.publicKey())));
  }
}
