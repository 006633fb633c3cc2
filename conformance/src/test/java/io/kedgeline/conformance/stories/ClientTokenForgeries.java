package io.kedgeline.conformance.stories;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.sandbox.world.WorldFiles;
import io.kedgeline.twins.oidc.OidcTwin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tokens that resemble those of the change system's client, and must not be believed. */
final class ClientTokenForgeries {

  private final Sandbox sandbox;

  ClientTokenForgeries(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Each by what is wrong with it. */
  Map<String, String> all() {
    Instant now = Instant.now();
    OidcTwin issuer = sandbox.oidc();
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("a person's ID token", sandbox.signIn(InventedPeople.REQUESTER));
    wrong.put("an ID token of the same claims", issuer.sign(claims().build()));
    wrong.put("no signature", new PlainJWT(claims().build()).serialize());
    wrong.put("another issuer's key", byAnotherIssuer());
    wrong.put(
        "another body", issuer.signAccess(claims().build()).replaceFirst("\\.[^.]+\\.", ".e30."));
    wrong.put("no token", "not a token");
    wrong.put("no type", issuer.signUntyped(claims().build()));
    wrong.put("seven thousand letters", "x".repeat(7_000));
    wrong.put("another issuer", access(c -> c.issuer("https://evil.example")));
    wrong.put("another audience", access(c -> c.audience("https://other.example")));
    wrong.put("people's client as audience", access(c -> c.audience(WorldFiles.OIDC_CLIENT)));
    wrong.put(
        "a second audience",
        access(c -> c.audience(List.of(WorldFiles.CHANGE_AUDIENCE, "https://other.example"))));
    wrong.put("another client", access(c -> c.claim("client_id", "other").subject("other")));
    wrong.put("no client", access(c -> c.claim("client_id", null)));
    wrong.put("a client that is no text", access(c -> c.claim("client_id", List.of("other"))));
    wrong.put(
        "a person's token by the same client",
        access(c -> c.subject(InventedPeople.subject(InventedPeople.REQUESTER))));
    wrong.put("expired", access(c -> c.expirationTime(at(now.minus(Duration.ofMinutes(5))))));
    wrong.put("no expiry", access(c -> c.expirationTime(null)));
    wrong.put(
        "a life of two hours", access(c -> c.expirationTime(at(now.plus(Duration.ofHours(2))))));
    wrong.put("dated ahead", access(c -> c.issueTime(at(now.plus(Duration.ofMinutes(5))))));
    wrong.put("no date", access(c -> c.issueTime(null)));
    wrong.put("no id", access(c -> c.jwtID(null)));
    return wrong;
  }

  /** A good one. */
  String good() {
    return sandbox.oidc().signAccess(claims().build());
  }

  private String access(UnaryOperator<JWTClaimsSet.Builder> change) {
    return sandbox.oidc().signAccess(change.apply(claims()).build());
  }

  private JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(sandbox.oidc().issuer())
        .subject(WorldFiles.CHANGE_CLIENT)
        .audience(WorldFiles.CHANGE_AUDIENCE)
        .jwtID("one")
        .issueTime(at(now))
        .expirationTime(at(now.plus(Duration.ofMinutes(5))))
        .claim("client_id", WorldFiles.CHANGE_CLIENT);
  }

  private static Date at(Instant instant) {
    return Date.from(instant);
  }

  private String byAnotherIssuer() {
    try (OidcTwin another = OidcTwin.start(List.of("another"), List.of())) {
      return another.signAccess(claims().build());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }
}
