package io.kedgeline.domain.warrant;

import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.Purpose;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.certificate.RequestCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A window's warrant beside the certificate that a worker is asked to have issued for its holder,
 * and the checks between them, in order.
 *
 * @param papers the papers of the window
 * @param deed the certificate's issue
 */
record HolderCertificateWarrant(WindowPapers papers, Deed.OfHolderCertificate deed) {

  private static final List<WarrantCheck<HolderCertificateWarrant>> PAPERS =
      List.of(
          check(WarrantRefusal.OTHER_RUN, HolderCertificateWarrant::forAnotherRun),
          check(WarrantRefusal.OTHER_REQUEST, it -> it.papers.forAnotherRequest()),
          check(WarrantRefusal.OTHER_PRESENTATION, HolderCertificateWarrant::presentedOtherwise),
          check(WarrantRefusal.OTHER_ACCOUNT, HolderCertificateWarrant::acrossAccounts),
          check(WarrantRefusal.NOT_IN_PLAN, HolderCertificateWarrant::outsideThePlan),
          check(
              WarrantRefusal.OTHER_RULEBOOK,
              it -> CommonChecks.underAnotherRulebook(it.papers.warrant(), it.papers.act())),
          check(WarrantRefusal.OTHER_QUORUM, it -> it.papers.withAnotherQuorum()),
          check(WarrantRefusal.OTHER_DRAFT, it -> it.papers.ofAnotherCertificate()),
          check(
              WarrantRefusal.OTHER_PURPOSE,
              it -> !Purpose.fits(it.plan(), it.papers.act().rulebook())),
          check(
              WarrantRefusal.DENIED,
              it -> CommonChecks.denied(it.papers.warrant(), it.papers.act())),
          check(WarrantRefusal.TOO_EARLY, it -> it.papers.tooEarly()),
          check(WarrantRefusal.TOO_LATE, it -> it.papers.tooLate()),
          check(WarrantRefusal.VALID_TOO_LONG, it -> it.papers.validTooLong()),
          check(WarrantRefusal.BLACKOUT, HolderCertificateWarrant::inBlackout));

  private static final List<WarrantCheck<HolderCertificateWarrant>> PEOPLE =
      List.of(
          check(WarrantRefusal.HOLDER_NOT_ALLOWED, it -> it.papers.notTheHolders()),
          check(WarrantRefusal.CERTIFICATE_REQUEST, HolderCertificateWarrant::requestForbids));

  Optional<WarrantRefusal> papersFail() {
    return WarrantCheck.first(PAPERS, this);
  }

  /** What needs the ledger's people as they are now, and somebody who reads the request. */
  Optional<WarrantRefusal> peopleFail() {
    return WarrantCheck.first(PEOPLE, this);
  }

  private static WarrantCheck<HolderCertificateWarrant> check(
      WarrantRefusal refusal, Predicate<HolderCertificateWarrant> fails) {
    return new WarrantCheck<>(refusal, fails);
  }

  private WindowPlan plan() {
    return papers.plan();
  }

  private boolean forAnotherRun() {
    return CommonChecks.forAnotherRun(papers.warrant(), papers.act())
        || !deed.presentation().header().run().equals(plan().run())
        || !deed.presentation().execution().equals(plan().execution());
  }

  /** The holder alone shows a key of theirs; they may do so before anybody has voted. */
  private boolean presentedOtherwise() {
    ActHeader shown = deed.presentation().header();
    return !shown.person().equals(plan().request().holder())
        || shown.issuedAt().isAfter(papers.act().now().plus(CommonChecks.CLOCK_SKEW));
  }

  private boolean acrossAccounts() {
    return papers.acrossAccounts()
        || plan()
            .certificate()
            .map(HolderCertificate::authority)
            .filter(authority ->
                authority.account().equals(plan().request().profile().account())
                    && authority.region().equals(plan().request().profile().region()))
            .isEmpty();
  }

  /** A certificate is issued to open a window, never to leave it open for longer. */
  private boolean outsideThePlan() {
    return CommonChecks.outsideThePlan(papers.warrant(), papers.act())
        || plan().extension().isPresent()
        || plan()
            .certificate()
            .filter(certificate -> certificate.issuing().equals(deed.action()))
            .isEmpty();
  }

  private boolean inBlackout() {
    Instant now = papers.act().now();
    return papers
        .act()
        .rulebook()
        .blackouts()
        .forbidding(plan().request().change(), now, now.plus(plan().request().length()))
        .isPresent();
  }

  private boolean requestForbids() {
    return deed.request()
        .filter(request ->
            papers
                .act()
                .rulebook()
                .certificates()
                .filter(rules -> RequestCheck.findingsOnKey(request, rules).isEmpty())
                .isPresent())
        .isEmpty();
  }
}
