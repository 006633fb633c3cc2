package io.kedgeline.conformance.stories;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.WorldFiles;
import io.kedgeline.twins.oidc.OidcTwin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Tokens as the company's issuer makes them, and as others would. */
final class Tokens {

  private Tokens() {}

  /** A good token for this account. */
  static String of(Sandbox sandbox, String subject) {
    return sandbox.oidc().sign(claims(sandbox, subject).build());
  }

  /** Tokens that name the right account and must not be believed. */
  static List<String> wrong(Sandbox sandbox, String subject) {
    Instant now = Instant.now();
    OidcTwin issuer = sandbox.oidc();
    return List.of(
        new PlainJWT(claims(sandbox, subject).build()).serialize(),
        shared(claims(sandbox, subject).build()),
        byAnotherIssuer(claims(sandbox, subject).build()),
        issuer.sign(claims(sandbox, subject).issuer("https://evil.example").build()),
        issuer.sign(claims(sandbox, subject).audience("another-client").build()),
        issuer.sign(
            claims(sandbox, subject)
                .audience(List.of(WorldFiles.OIDC_CLIENT, "another-client"))
                .build()),
        issuer.sign(claims(sandbox, subject).claim("azp", "another-client").build()),
        issuer.sign(
            claims(sandbox, subject)
                .expirationTime(Date.from(now.minus(Duration.ofMinutes(5))))
                .build()),
        issuer.sign(
            claims(sandbox, subject).issueTime(Date.from(now.plus(Duration.ofMinutes(5)))).build()),
        issuer.sign(claims(sandbox, subject).expirationTime(null).build()),
        issuer.sign(claims(sandbox, " ").build()),
        of(sandbox, subject).replaceFirst("\\.[^.]+\\.", ".e30."),
        "not a token",
        "x".repeat(7_000));
  }

  private static JWTClaimsSet.Builder claims(Sandbox sandbox, String subject) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(sandbox.oidc().issuer())
        .subject(subject)
        .audience(WorldFiles.OIDC_CLIENT)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
  }

  private static String byAnotherIssuer(JWTClaimsSet claims) {
    try (OidcTwin another = OidcTwin.start(List.of("another"), List.of())) {
      return another.sign(claims);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** Signed with a shared secret: the classic confusion of algorithms. */
  private static String shared(JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner("a shared secret of 32 characters"));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
