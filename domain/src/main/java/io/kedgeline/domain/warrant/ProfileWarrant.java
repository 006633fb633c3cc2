package io.kedgeline.domain.warrant;

import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.CanaryDeny;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The warrant of a profile's making beside the step that a worker is asked to do, and the checks
 * between them, in order.
 *
 * @param warrant the warrant
 * @param plan its plan
 * @param act what is asked, and what the worker knows
 * @param deed the step
 */
record ProfileWarrant(Warrant warrant, ProfilePlan plan, Undertaking act, Deed.OfProfile deed) {

  private static final List<WarrantCheck<ProfileWarrant>> PAPERS =
      List.of(
          check(WarrantRefusal.OTHER_RUN, it -> CommonChecks.forAnotherRun(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_REQUEST, ProfileWarrant::forAnotherRequest),
          check(WarrantRefusal.OTHER_ACCOUNT, ProfileWarrant::acrossAccounts),
          check(WarrantRefusal.NOT_IN_PLAN, it -> CommonChecks.outsideThePlan(it.warrant, it.act)),
          check(
              WarrantRefusal.OTHER_RULEBOOK,
              it -> CommonChecks.underAnotherRulebook(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_QUORUM, it -> CommonChecks.withOtherSlots(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_DRAFT, ProfileWarrant::ofAnotherDraft),
          check(WarrantRefusal.TRUST_POLICY, it -> !it.deed.trust().findings().isEmpty()),
          check(WarrantRefusal.DENIED, it -> CommonChecks.denied(it.warrant, it.act)),
          check(WarrantRefusal.TOO_LATE, it -> CommonChecks.tooLate(it.warrant, it.act)),
          check(WarrantRefusal.VALID_TOO_LONG, it -> CommonChecks.validTooLong(it.warrant, it.act)),
          check(WarrantRefusal.BLACKOUT, it -> CommonChecks.workForbidden(it.act)));

  Optional<WarrantRefusal> papersFail() {
    return WarrantCheck.first(PAPERS, this);
  }

  Optional<WarrantRefusal> peopleFail() {
    return CommonChecks.dutiesNotSeparate(warrant, act)
        ? Optional.of(WarrantRefusal.DUTIES_NOT_SEPARATE)
        : Optional.empty();
  }

  private static WarrantCheck<ProfileWarrant> check(
      WarrantRefusal refusal, Predicate<ProfileWarrant> fails) {
    return new WarrantCheck<>(refusal, fails);
  }

  private boolean forAnotherRequest() {
    return CommonChecks.forAnotherRequest(warrant)
        || warrant.extension().isPresent()
        || !plan.run().equals(RunId.of(RunbookId.PROFILE_ONBOARDING, plan.request().change()));
  }

  private boolean acrossAccounts() {
    AccountId account = plan.account();
    return !plan.request().anchor().account().equals(account)
        || !plan.request().anchor().region().equals(plan.region())
        || !plan.authority().account().equals(account)
        || !plan.authority().region().equals(plan.region())
        || plan.other().filter(other -> elsewhere(other, account)).isPresent()
        || environment()
            .filter(
                there -> there.account().equals(account) && there.region().equals(plan.region()))
            .isEmpty();
  }

  private boolean elsewhere(AnchoredAuthority other, AccountId account) {
    return !other.anchor().account().equals(account)
        || !other.anchor().region().equals(plan.region())
        || !other.authority().account().equals(account)
        || !other.authority().region().equals(plan.region());
  }

  /**
   * Everything that the draft says beside the role's policy follows from what was signed and from
   * the rulebook; the policy is the worker's own, which compares it.
   */
  private boolean ofAnotherDraft() {
    ProfileDraft draft = plan.draft();
    return !draft.name().equals(plan.request().profile())
        || !draft.trust().attributes().equals(plan.request().certificate())
        || !draft.trust().anchors().equals(List.of(plan.request().anchor()))
        || !plan.canary().equals(CanaryDeny.PREFIX + draft.name())
        || environment()
            .filter(
                there -> act.rulebook().boundaryOf(draft.role(), there).equals(draft.boundary()))
            .isEmpty()
        || act.rulebook().trustPolicies().filter(rules -> pinned(draft, rules)).isEmpty();
  }

  private static boolean pinned(ProfileDraft draft, TrustPolicyRules rules) {
    return draft.trust().attributes().keySet().containsAll(rules.attributes());
  }

  private Optional<Environment> environment() {
    return act.rulebook()
        .profileOnboarding()
        .flatMap(rules -> rules.environment(plan.request().environment()));
  }
}
