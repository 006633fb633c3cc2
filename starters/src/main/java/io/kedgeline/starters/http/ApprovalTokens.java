package io.kedgeline.starters.http;

import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.starters.oidc.IssuerTokens;
import io.kedgeline.starters.oidc.OidcFault;
import io.kedgeline.starters.oidc.TokenRefused;

/** Makes of an ID token what a vote carries, if the issuer made it for approvals and just now. */
final class ApprovalTokens {

  private final IssuerTokens tokens;

  ApprovalTokens(IssuerTokens tokens) {
    this.tokens = tokens;
  }

  /** The proof that is kept with the vote; whether it fills the slot, the run decides. */
  SignInToken proof(String idToken) {
    try {
      return tokens.verifier().withItsKey(idToken);
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
