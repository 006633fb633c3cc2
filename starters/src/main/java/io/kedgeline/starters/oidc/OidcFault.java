package io.kedgeline.starters.oidc;

/** Sign-in did not work; the sentence says where and what to do. */
public class OidcFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Sign-in failed for this reason. */
  public OidcFault(String sentence) {
    super(sentence);
  }

  /** Sign-in failed for this reason. */
  public OidcFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** Why, as a person reads it. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
