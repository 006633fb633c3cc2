package io.kedgeline.domain.warrant;

import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.certificate.RequestCheck;
import io.kedgeline.domain.certificate.RequestCheck.Limits;
import io.kedgeline.domain.enrollment.Consumers;
import io.kedgeline.domain.enrollment.DeviceNames;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.PersonaRules;
import io.kedgeline.domain.governed.DutiesApart;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.posture.PostureCheck;
import io.kedgeline.domain.posture.PostureQuestion;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import io.kedgeline.domain.rulebook.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The warrant of an enrollment beside the certificate that a worker is asked to have issued, and
 * the checks between them, in order.
 *
 * @param warrant the warrant
 * @param plan its plan
 * @param act what is asked, and what the worker knows
 * @param deed the certificate's issue
 */
record EnrollmentWarrant(
    Warrant warrant, EnrollmentPlan plan, Undertaking act, Deed.OfEnrollment deed) {

  private static final List<WarrantCheck<EnrollmentWarrant>> PAPERS =
      List.of(
          check(WarrantRefusal.OTHER_RUN, EnrollmentWarrant::forAnotherRun),
          check(WarrantRefusal.OTHER_REQUEST, EnrollmentWarrant::forAnotherRequest),
          check(WarrantRefusal.OTHER_PRESENTATION, EnrollmentWarrant::presentedOtherwise),
          check(WarrantRefusal.OTHER_ACCOUNT, EnrollmentWarrant::acrossAccounts),
          check(WarrantRefusal.NOT_IN_PLAN, EnrollmentWarrant::outsideThePlan),
          check(
              WarrantRefusal.OTHER_RULEBOOK,
              it -> CommonChecks.underAnotherRulebook(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_QUORUM, it -> CommonChecks.withOtherSlots(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_DRAFT, EnrollmentWarrant::ofAnotherCertificate),
          check(WarrantRefusal.POSTURE, EnrollmentWarrant::postureForbids),
          check(WarrantRefusal.DENIED, it -> CommonChecks.denied(it.warrant, it.act)),
          check(WarrantRefusal.TOO_LATE, it -> CommonChecks.tooLate(it.warrant, it.act)),
          check(WarrantRefusal.VALID_TOO_LONG, EnrollmentWarrant::validTooLong),
          check(WarrantRefusal.BLACKOUT, EnrollmentWarrant::inBlackout));

  private static final List<WarrantCheck<EnrollmentWarrant>> PEOPLE =
      List.of(
          check(
              WarrantRefusal.CONSUMER_NOT_ALLOWED,
              it -> !Consumers.allowed(it.plan.request(), it.act.directory(), it.act.rulebook())),
          check(WarrantRefusal.DUTIES_NOT_SEPARATE, EnrollmentWarrant::hasAnotherDuty),
          check(WarrantRefusal.OTHER_PROFILE, EnrollmentWarrant::ofAnotherProfile),
          check(WarrantRefusal.CERTIFICATE_REQUEST, EnrollmentWarrant::requestForbids));

  Optional<WarrantRefusal> papersFail() {
    return WarrantCheck.first(PAPERS, this);
  }

  /** What needs the ledger and its people as they are now, and somebody who reads the request. */
  Optional<WarrantRefusal> peopleFail() {
    return WarrantCheck.first(PEOPLE, this);
  }

  private static WarrantCheck<EnrollmentWarrant> check(
      WarrantRefusal refusal, Predicate<EnrollmentWarrant> fails) {
    return new WarrantCheck<>(refusal, fails);
  }

  private boolean forAnotherRun() {
    return CommonChecks.forAnotherRun(warrant, act)
        || !deed.presentation().header().run().equals(plan.run())
        || !deed.presentation().execution().equals(plan.execution());
  }

  private boolean forAnotherRequest() {
    return CommonChecks.forAnotherRequest(warrant)
        || warrant.extension().isPresent()
        || !plan.run().equals(RunId.of(RunbookId.CONSUMER_ENROLLMENT, plan.request().change()));
  }

  /**
   * The device is the one that was asked for, the token of somebody concerned; and the request was
   * shown after everybody had voted, and in time.
   */
  private boolean presentedOtherwise() {
    Act.Presentation shown = deed.presentation();
    Instant at = shown.header().issuedAt();
    return !shown.device().equals(plan.request().device())
        || !shown.persona().equals(plan.request().persona())
        || !plan.concerned().contains(shown.header().person())
        || !at.isBefore(plan.presentBefore())
        || at.isAfter(act.now().plus(CommonChecks.CLOCK_SKEW))
        || warrant.ballots().stream()
            .map(ballot -> ballot.act().header().issuedAt())
            .anyMatch(given -> given.isAfter(at.plus(CommonChecks.CLOCK_SKEW)));
  }

  private boolean acrossAccounts() {
    return environment()
        .filter(there ->
            inside(there, plan.profile().profile().account(), plan.profile().profile().region())
                && inside(there, plan.authority().account(), plan.authority().region())
                && inside(
                    there, plan.profile().anchor().account(), plan.profile().anchor().region())
                && there.account().equals(plan.profile().role().account()))
        .isEmpty();
  }

  private static boolean inside(Environment there, AccountId account, Region region) {
    return there.account().equals(account) && there.region().equals(region);
  }

  private boolean outsideThePlan() {
    return CommonChecks.outsideThePlan(warrant, act)
        || !deed.action().equals(plan.issuing())
        || plan.actions().size() != 1;
  }

  /** What the certificate says and how long it lives follows from the request and the rulebook. */
  private boolean ofAnotherCertificate() {
    return !plan.profile().name().equals(plan.request().profile())
        || persona()
            .filter(persona ->
                persona.profiles().contains(plan.request().profile())
                    && plan.validity().isPositive()
                    && plan.validity().compareTo(persona.validity()) <= 0)
            .isEmpty()
        || rules().filter(rules -> plan.firstUse().equals(rules.firstUse())).isEmpty()
        || act.rulebook()
            .trustPolicies()
            .flatMap(policies ->
                DeviceNames.of(
                    plan.request().device(), plan.profile().attributes(), policies.urnSpaces()))
            .filter(plan.names()::equals)
            .isEmpty();
  }

  private boolean postureForbids() {
    PostureQuestion question =
        new PostureQuestion(
            plan.request().device(),
            plan.request().persona(),
            deed.request().map(CertificateRequest::publicKey),
            act.now());
    return act.rulebook()
        .posture()
        .filter(rules -> PostureCheck.findings(question, deed.posture(), rules).isEmpty())
        .isEmpty();
  }

  /** The plan says itself until when it is good: the rulebook says how long that may be. */
  private boolean validTooLong() {
    return rules()
        .filter(rules ->
            !plan.presentBefore().isAfter(plan.approvalExpires().plus(rules.device()))
                && !plan.executeBefore().isAfter(plan.presentBefore().plus(rules.executionExpiry()))
                && warrant.ballots().stream()
                    .map(ballot -> ballot.act().header().issuedAt())
                    .noneMatch(given -> CommonChecks.votesOutlive(plan, given, rules)))
        .isEmpty();
  }

  private boolean inBlackout() {
    return act.rulebook().blackouts().forbiddingWork(act.now(), act.now().plusNanos(1)).isPresent();
  }

  private boolean hasAnotherDuty() {
    return rules().flatMap(rules -> DutiesApart.offender(plan, act.directory(), rules)).isPresent();
  }

  private boolean ofAnotherProfile() {
    return !deed.profile().equals(Optional.of(plan.profile()));
  }

  private boolean requestForbids() {
    Optional<Limits> limits =
        act.rulebook().certificateLimits(act.directory(), Optional.of(plan.names()));
    return deed.request()
        .filter(request ->
            limits.filter(within -> RequestCheck.findings(request, within).isEmpty()).isPresent())
        .isEmpty();
  }

  private Optional<ConsumerEnrollmentRules> rules() {
    return act.rulebook().consumerEnrollment();
  }

  private Optional<PersonaRules> persona() {
    return act.rulebook().enrollment().flatMap(rules -> rules.persona(plan.request().persona()));
  }

  private Optional<Environment> environment() {
    return act.rulebook()
        .profileOnboarding()
        .flatMap(rules -> rules.environment(plan.request().environment()));
  }
}
