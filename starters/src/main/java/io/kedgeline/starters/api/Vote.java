package io.kedgeline.starters.api;

import java.util.Optional;

/**
 * A vote as a client sends it.
 *
 * @param decision {@code approve} or {@code deny}
 * @param plan the digest of the plan that the person saw
 * @param slot which slot to fill; needed to approve
 * @param reason why; needed to deny
 * @param idToken the ID token of a sign-in for this plan, where the slot asks for one
 */
public record Vote(
    String decision,
    String plan,
    Optional<String> slot,
    Optional<String> reason,
    Optional<String> idToken) {

  @Override
  public String toString() {
    return "Vote[%s, %s]".formatted(decision, slot.orElse(""));
  }
}
