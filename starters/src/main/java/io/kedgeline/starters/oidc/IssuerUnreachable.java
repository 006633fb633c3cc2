package io.kedgeline.starters.oidc;

/** The issuer did not answer: later it may. */
public final class IssuerUnreachable extends OidcFault {

  private static final long serialVersionUID = 1L;

  IssuerUnreachable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
