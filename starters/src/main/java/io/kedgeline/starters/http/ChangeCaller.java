package io.kedgeline.starters.http;

import io.kedgeline.starters.change.ChangeDoor;
import io.kedgeline.starters.change.ChangeSignature;
import io.kedgeline.starters.oidc.ClientTokens;
import io.kedgeline.starters.oidc.OidcFault;
import io.kedgeline.starters.oidc.TokenRefused;
import java.util.Optional;
import java.util.UUID;

/** Tells whether the change system calls: by its signature, or by an access token of its own. */
final class ChangeCaller {

  private static final String AUTHORIZATION = "Authorization";
  private static final String SCHEME = "Bearer ";

  private final ChangeDoor door;

  ChangeCaller(ChangeDoor door) {
    this.door = door;
  }

  /**
   * A name for this word of the change system; a {@link Problem} unless it is one. What is signed
   * has the same name each time it is sent; a token is used many times, so each use has its own.
   */
  String word(Call call) {
    boolean signed = call.header(ChangeSignature.SIGNATURE).isPresent();
    if (signed == call.header(AUTHORIZATION).isPresent()) {
      throw notSigned(
          "the request must carry the change system's signature or its access token, and not both");
    }
    return signed ? signature(call) : token(call);
  }

  private String signature(Call call) {
    if (!door.signed(
        call.soleHeader(ChangeSignature.TIMESTAMP),
        call.soleHeader(ChangeSignature.SIGNATURE),
        call.octets())) {
      throw notSigned(
          "the request is not signed with the change system's secret, or not about now");
    }
    return call.soleHeader(ChangeSignature.SIGNATURE).orElseThrow();
  }

  private String token(Call call) {
    Optional<String> token =
        call.soleHeader(AUTHORIZATION)
            .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(header -> header.substring(SCHEME.length()).strip());
    if (token.isEmpty()) {
      throw notTheClient("the Authorization header must be one bearer token");
    }
    verify(token.get());
    return UUID.randomUUID().toString();
  }

  private void verify(String token) {
    ClientTokens client =
        door.client()
            .orElseThrow(() -> notTheClient("the server knows no client of the change system"));
    try {
      client.verify(token);
    } catch (TokenRefused refused) {
      throw notTheClient("the token is not believed: " + refused.reason());
    } catch (OidcFault unreachable) {
      throw Problem.of(503, "Sign-in unavailable", "ISSUER_UNREACHABLE", unreachable.sentence());
    }
  }

  private static Problem notSigned(String sentence) {
    return Problem.of(401, "Not the change system", "NOT_SIGNED_BY_CHANGE_SYSTEM", sentence);
  }

  private static Problem notTheClient(String sentence) {
    return Problem.of(401, "Not the change system", "NOT_THE_CHANGE_CLIENT", sentence);
  }
}
