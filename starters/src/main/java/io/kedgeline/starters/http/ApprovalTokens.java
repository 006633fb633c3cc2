package io.kedgeline.starters.http;

import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.starters.oidc.IssuerTokens;
import io.kedgeline.starters.oidc.OidcFault;
import io.kedgeline.starters.oidc.TokenRefused;
import io.kedgeline.workflows.governed.PinnedIssuer;

/** Makes of an ID token what a vote carries, if the issuer made it for approvals and just now. */
final class ApprovalTokens {

  private final IssuerTokens tokens;
  private final PinnedIssuer pinned;

  /**
   * Believes these tokens.
   *
   * @param pinned what run and worker will ask: what they would refuse is told here, where it costs
   *     nobody a word
   */
  ApprovalTokens(IssuerTokens tokens, PinnedIssuer pinned) {
    this.tokens = tokens;
    this.pinned = pinned;
  }

  /** The proof that is kept with the vote; whether it fills the slot, the run decides. */
  SignInToken proof(String idToken) {
    try {
      SignInToken proof = tokens.verifier().withItsKey(idToken);
      if (pinned.open(proof).isEmpty()) {
        throw Problem.of(
            409,
            "The sign-in does not count",
            "SIGN_IN_NOT_PINNED",
            "no worker would believe it: its key must stand in issuer.pin, it must be for client %s"
                    .formatted(pinned.client())
                + " alone, and it must state auth_time");
      }
      return proof;
    } catch (TokenRefused refused) {
      throw Problem.of(
          409,
          "The sign-in does not count",
          "SIGN_IN_REFUSED",
          "the sign-in for this vote is not believed: %s; sign in anew"
              .formatted(refused.reason()));
    } catch (OidcFault unreachable) {
      throw Problem.of(503, "Sign-in unavailable", "ISSUER_UNREACHABLE", unreachable.sentence());
    }
  }
}
