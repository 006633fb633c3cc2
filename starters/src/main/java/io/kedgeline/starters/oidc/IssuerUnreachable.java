package io.kedgeline.starters.oidc;

/** The issuer did not answer, or said that it could not now: later it may. */
public final class IssuerUnreachable extends OidcFault {

  private static final long serialVersionUID = 1L;

  IssuerUnreachable(String sentence) {
    super(sentence);
  }

  IssuerUnreachable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
