package io.kedgeline.starters.oidc;

/** A token is not believed. */
public final class TokenRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TokenRefused(String reason) {
    super(reason);
  }

  /** Why, for a log and for the person who holds it: no part of the token. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
