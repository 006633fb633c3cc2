package io.kedgeline.domain.warrant;

import io.kedgeline.domain.external.DocumentCheck;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.ExternalPlanner;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The warrant of an anchor for an authority outside AWS beside the step that a worker is asked to
 * do, and the checks between them, in order. Whether the documents say what the plan says that they
 * do asks the worker that reads them.
 *
 * @param warrant the warrant
 * @param plan its plan
 * @param act what is asked, and what the worker knows
 */
record ExternalWarrant(Warrant warrant, ExternalPlan plan, Undertaking act) {

  private static final List<WarrantCheck<ExternalWarrant>> PAPERS =
      List.of(
          check(WarrantRefusal.OTHER_RUN, it -> CommonChecks.forAnotherRun(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_REQUEST, ExternalWarrant::forAnotherRequest),
          check(WarrantRefusal.OTHER_ACCOUNT, ExternalWarrant::acrossAccounts),
          check(WarrantRefusal.NOT_IN_PLAN, it -> CommonChecks.outsideThePlan(it.warrant, it.act)),
          check(
              WarrantRefusal.OTHER_RULEBOOK,
              it -> CommonChecks.underAnotherRulebook(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_QUORUM, it -> CommonChecks.withOtherSlots(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_DRAFT, ExternalWarrant::ofAnotherDraft),
          check(WarrantRefusal.DOCUMENTS, ExternalWarrant::ofBadDocuments),
          check(WarrantRefusal.DENIED, it -> CommonChecks.denied(it.warrant, it.act)),
          check(WarrantRefusal.TOO_LATE, ExternalWarrant::tooLate),
          check(WarrantRefusal.VALID_TOO_LONG, it -> CommonChecks.validTooLong(it.warrant, it.act)),
          check(WarrantRefusal.BLACKOUT, ExternalWarrant::forbidden));

  Optional<WarrantRefusal> papersFail() {
    return WarrantCheck.first(PAPERS, this);
  }

  Optional<WarrantRefusal> peopleFail() {
    return CommonChecks.dutiesNotSeparate(warrant, act)
        ? Optional.of(WarrantRefusal.DUTIES_NOT_SEPARATE)
        : Optional.empty();
  }

  private static WarrantCheck<ExternalWarrant> check(
      WarrantRefusal refusal, Predicate<ExternalWarrant> fails) {
    return new WarrantCheck<>(refusal, fails);
  }

  private boolean forAnotherRequest() {
    return CommonChecks.forAnotherRequest(warrant)
        || warrant.extension().isPresent()
        || !plan.run().equals(RunId.of(RunbookId.PKI_SETUP, plan.request().change()));
  }

  private boolean acrossAccounts() {
    return plan.other()
        .filter(other ->
            !other.authority().account().equals(plan.account())
                || !other.authority().region().equals(plan.region())
                || !other.anchor().account().equals(plan.account())
                || !other.anchor().region().equals(plan.region()))
        .isPresent();
  }

  /** What is made follows from the rulebook and the documents that were asked with. */
  private boolean ofAnotherDraft() {
    ExternalDraft draft = plan.draft();
    return !draft.facts().are(plan.request().papers())
        || !act.rulebook()
            .pkiSetup()
            .flatMap(PkiSetupRules::external)
            .flatMap(rules ->
                rules
                    .environment(plan.request().environment())
                    .flatMap(
                        environment -> environment.draft(draft.facts(), plan.request(), rules)))
            .equals(Optional.of(draft))
        || !plan.actions().equals(ExternalPlanner.actions(draft));
  }

  private boolean ofBadDocuments() {
    return act.rulebook()
        .pkiSetup()
        .filter(rules -> DocumentCheck.findings(plan, rules).isEmpty())
        .isEmpty();
  }

  /**
   * The first step is taken before its time, the last one when the canary was seen, and those
   * between soon after the first: each asks for the ledger's row of what that has begun.
   */
  private boolean tooLate() {
    Instant end =
        switch (act.deed().action().operation()) {
          case PREPARE_ANCHOR -> plan.executeBefore();
          case REGISTER_AUTHORITY ->
              plan.executeBefore()
                  .plus(ExternalPlan.MAKING.multipliedBy(2))
                  .plus(plan.draft().firstUse());
          default -> plan.executeBefore().plus(ExternalPlan.MAKING);
        };
    return !act.now().isBefore(end);
  }

  /** Registering changes nothing in AWS; not to register would undo what stands. */
  private boolean forbidden() {
    return act.deed().action().operation() != Operation.REGISTER_AUTHORITY
        && CommonChecks.workForbidden(act);
  }
}
