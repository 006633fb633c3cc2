package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A profile that is to be made, in full: approvers vote on the digest of exactly this, documents
 * included.
 *
 * @param run the run
 * @param execution the first Temporal execution of the run, to which votes are bound
 * @param round which planning of the run, from 1
 * @param request what was asked
 * @param requester who asked
 * @param region where the profile is made; the role is global
 * @param draft the profile and its role, and whom they let in
 * @param canary the common name of the certificates by which that is proved
 * @param authority the authority that issues them
 * @param other another authority with an anchor of its own, if there is one: nobody of it gets in
 * @param slots who must approve
 * @param rulebook the digest of the rulebook that it was made under
 * @param state the digest of the AWS state that it was made on
 * @param approvalExpires until when votes count
 * @param executeBefore until when making it may begin
 * @param actions everything that will be changed, in order
 */
public record ProfilePlan(
    RunId run,
    String execution,
    int round,
    ProfileRequest request,
    PersonId requester,
    Region region,
    ProfileDraft draft,
    String canary,
    CertificateAuthorityArn authority,
    Optional<AnchoredAuthority> other,
    List<Slot> slots,
    Digest rulebook,
    Digest state,
    Instant approvalExpires,
    Instant executeBefore,
    List<PlannedAction> actions)
    implements Plan {

  public ProfilePlan {
    slots = List.copyOf(slots);
    actions = List.copyOf(actions);
  }

  @Override
  public PersonId asker() {
    return requester;
  }

  @Override
  public Set<PersonId> concerned() {
    return Stream.concat(Stream.of(requester), request.concerned().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The account in which everything is made. */
  public AccountId account() {
    return draft.role().account();
  }

  /** What its role denies to the canary. */
  public CanaryDeny canaryDeny() {
    return new CanaryDeny(canary, draft.role());
  }

  /**
   * The profile by its name and place: it has no ARN before it is made.
   *
   * @return {@code ACCOUNT/REGION/NAME}
   */
  public String place() {
    return place(account(), region, draft.name());
  }

  static String place(AccountId account, Region region, String name) {
    return "%s/%s/%s".formatted(account, region, name);
  }
}
