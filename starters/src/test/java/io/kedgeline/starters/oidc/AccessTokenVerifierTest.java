package io.kedgeline.starters.oidc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import io.kedgeline.twins.oidc.OidcTwin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which access token is the change system's own. */
class AccessTokenVerifierTest {

  private static final String CLIENT = "change";
  private static final String AUDIENCE = "https://kedgeline.example";
  private static final String SUBJECT = "change@clients";

  private final OidcTwin issuer = OidcTwin.start(List.of("cli"), List.of());

  AccessTokenVerifierTest() throws IOException {}

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  @DisplayName("AC-21 a token that does not say of what type it is, is refused for that")
  void aTokenThatDoesNotSayOfWhatTypeItIsIsRefusedForThat() {
    assertEquals(
        "its header does not say of what type it is (typ)",
        refusal(CLIENT, issuer.signUntyped(claims(CLIENT, Duration.ofMinutes(5)))));
    assertEquals(
        "its header's typ is none of [application/at+jwt, at+jwt]",
        refusal(CLIENT, issuer.sign(claims(CLIENT, Duration.ofMinutes(5)))));
  }

  @Test
  void aTokenThatIsTooLongIsNotLookedAt() {
    assertEquals("it is longer than 16384 characters", refusal(CLIENT, "x".repeat(16_385)));
  }

  @Test
  void whileTheIssuersKeysCannotBeHadNoTokenIsSaidToBeSignedWithAnother() {
    URI nowhere = URI.create("http://127.0.0.1:1");
    AccessTokenVerifier keyless =
        new AccessTokenVerifier(
            new IssuerMetadata(issuer.issuer(), nowhere, nowhere, nowhere),
            CLIENT,
            CLIENT,
            AUDIENCE);
    String token = issuer.signAccess(claims(CLIENT, Duration.ofMinutes(5)));
    for (int asked = 0; asked < 4; asked++) {
      assertThrows(IssuerUnreachable.class, () -> keyless.verify(token));
    }
  }

  @Test
  @DisplayName("AC-21 a token of the change system lives for an hour at most")
  void aTokenLivesForAnHourAtMost() {
    assertDoesNotThrow(
        () -> verifier(CLIENT).verify(issuer.signAccess(claims(CLIENT, Duration.ofHours(1)))));
    String refusal = refusal(CLIENT, issuer.signAccess(claims(CLIENT, Duration.ofSeconds(3_601))));
    assertEquals("it lives for more than PT1H", refusal);
  }

  @Test
  @DisplayName("AC-21 the subject of the change system's token is the one that was set, exactly")
  void theSubjectIsTheOneThatWasSet() {
    String token = issuer.signAccess(claims(SUBJECT, Duration.ofMinutes(5)));
    assertDoesNotThrow(() -> verifier(SUBJECT).verify(token));
    for (String other : List.of(CLIENT, SUBJECT + "x", SUBJECT.toUpperCase(Locale.ROOT))) {
      String refusal = refusal(other, token);
      assertTrue(refusal.contains("does not speak for itself"), refusal);
    }
  }

  private String refusal(String subject, String token) {
    AccessTokenVerifier verifier = verifier(subject);
    return assertThrows(TokenRefused.class, () -> verifier.verify(token)).reason();
  }

  private AccessTokenVerifier verifier(String subject) {
    return new AccessTokenVerifier(
        IssuerMetadata.discover(issuer.issuer()), CLIENT, subject, AUDIENCE);
  }

  private JWTClaimsSet claims(String subject, Duration life) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer.issuer())
        .subject(subject)
        .audience(AUDIENCE)
        .jwtID("one")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life)))
        .claim("client_id", CLIENT)
        .build();
  }
}
