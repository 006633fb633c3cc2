package io.kedgeline.domain.authority;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An authority that is to be made, in full: approvers vote on the digest of exactly this.
 *
 * @param run the run
 * @param execution the first Temporal execution of the run, to which votes are bound
 * @param round which planning of the run, from 1
 * @param request what was asked
 * @param requester who asked
 * @param draft what is made
 * @param other another authority with an anchor of its own, if there is one: nobody of it gets in
 * @param slots who must approve
 * @param rulebook the digest of the rulebook that it was made under
 * @param state the digest of the AWS state that it was made on
 * @param approvalExpires until when votes count
 * @param executeBefore until when making it may begin
 * @param actions everything that will be changed, in order
 */
public record AuthorityPlan(
    RunId run,
    String execution,
    int round,
    AuthorityRequest request,
    PersonId requester,
    AuthorityDraft draft,
    Optional<AnchoredAuthority> other,
    List<Slot> slots,
    Digest rulebook,
    Digest state,
    Instant approvalExpires,
    Instant executeBefore,
    List<PlannedAction> actions)
    implements AnchorPlan {

  /**
   * How long making, proving and registering take at most, the wait for AWS's first revocation list
   * included.
   */
  public static final Duration MAKING = Duration.ofHours(3);

  public AuthorityPlan {
    slots = List.copyOf(slots);
    actions = List.copyOf(actions);
  }

  @Override
  public Registration registration() {
    return request.registration();
  }

  @Override
  public Duration making() {
    return MAKING;
  }
}
