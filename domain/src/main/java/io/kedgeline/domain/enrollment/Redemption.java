package io.kedgeline.domain.enrollment;

/** What came of showing a token. */
public sealed interface Redemption {

  /**
   * It was good, and is used now.
   *
   * @param token what it was made for
   */
  record Redeemed(BootstrapToken token) implements Redemption {}

  /**
   * It enrols nothing.
   *
   * @param reason for our own record; outwards there is one answer, {@link TokenRefusal#OUTWARD}
   */
  record Refused(TokenRefusal reason) implements Redemption {}
}
