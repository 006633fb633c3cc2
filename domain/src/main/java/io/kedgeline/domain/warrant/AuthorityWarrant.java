package io.kedgeline.domain.warrant;

import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityPlanner;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The warrant of an authority's making beside the step that a worker is asked to do, and the checks
 * between them, in order.
 *
 * @param warrant the warrant
 * @param plan its plan
 * @param act what is asked, and what the worker knows
 */
record AuthorityWarrant(Warrant warrant, AuthorityPlan plan, Undertaking act) {

  private static final List<WarrantCheck<AuthorityWarrant>> PAPERS =
      List.of(
          check(WarrantRefusal.OTHER_RUN, it -> CommonChecks.forAnotherRun(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_REQUEST, AuthorityWarrant::forAnotherRequest),
          check(WarrantRefusal.OTHER_ACCOUNT, AuthorityWarrant::acrossAccounts),
          check(WarrantRefusal.NOT_IN_PLAN, it -> CommonChecks.outsideThePlan(it.warrant, it.act)),
          check(
              WarrantRefusal.OTHER_RULEBOOK,
              it -> CommonChecks.underAnotherRulebook(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_QUORUM, it -> CommonChecks.withOtherSlots(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_DRAFT, AuthorityWarrant::ofAnotherDraft),
          check(WarrantRefusal.DENIED, it -> CommonChecks.denied(it.warrant, it.act)),
          check(WarrantRefusal.TOO_LATE, AuthorityWarrant::tooLate),
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

  private static WarrantCheck<AuthorityWarrant> check(
      WarrantRefusal refusal, Predicate<AuthorityWarrant> fails) {
    return new WarrantCheck<>(refusal, fails);
  }

  private boolean forAnotherRequest() {
    return CommonChecks.forAnotherRequest(warrant)
        || warrant.extension().isPresent()
        || !plan.run().equals(RunId.of(RunbookId.PKI_SETUP, plan.request().change()));
  }

  private boolean acrossAccounts() {
    return elsewhere(plan.draft().root()) || plan.other().filter(this::elsewhere).isPresent();
  }

  private boolean elsewhere(AnchoredAuthority other) {
    return elsewhere(other.authority())
        || !other.anchor().account().equals(plan.account())
        || !other.anchor().region().equals(plan.region());
  }

  private boolean elsewhere(CertificateAuthorityArn authority) {
    return !authority.account().equals(plan.account()) || !authority.region().equals(plan.region());
  }

  /** Everything that is made follows from the rulebook, and what is done from what is made. */
  private boolean ofAnotherDraft() {
    AuthorityDraft draft = plan.draft();
    return !act.rulebook()
            .pkiSetup()
            .flatMap(rules -> rules.environment(plan.request().environment()))
            .map(AuthorityEnvironment::draft)
            .equals(Optional.of(draft))
        || !plan.actions().equals(AuthorityPlanner.actions(draft));
  }

  /**
   * The first step is taken before its time. Those after it may take as long as AWS lets wait for a
   * list: each asks for the ledger's row of what the first has begun.
   */
  private boolean tooLate() {
    Instant end =
        act.deed().action().operation() == Operation.CREATE_BUCKET
            ? plan.executeBefore()
            : plan.executeBefore().plus(AuthorityPlan.MAKING);
    return !act.now().isBefore(end);
  }
}
