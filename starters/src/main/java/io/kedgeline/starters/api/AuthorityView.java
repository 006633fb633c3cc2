package io.kedgeline.starters.api;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The making of an authority as it stands.
 *
 * @param run its run
 * @param state where it stands
 * @param requester who asked
 * @param channel through which door, such as {@code http}, if that can be read
 * @param emptySlots the slots that are still to be filled
 * @param expires until when votes count, while they are waited for
 * @param reason why it ended as it did
 * @param digest the digest of the plan: approvers vote on it
 * @param plan what the run will do, once that is planned
 * @param ledgerOnly true when the engine did not answer, and this is what the ledger last heard
 */
public record AuthorityView(
    RunId run,
    OnboardingState state,
    PersonId requester,
    Optional<String> channel,
    List<String> emptySlots,
    Optional<Instant> expires,
    Optional<String> reason,
    Optional<Digest> digest,
    Optional<Plan> plan,
    boolean ledgerOnly) {

  public AuthorityView {
    emptySlots = List.copyOf(emptySlots);
  }
}
