package io.kedgeline.domain.warrant;

import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.onboarding.ProfilePlan;
import java.util.Optional;

/**
 * Judges warrants: does what people signed authorise what a worker is asked to do. No executor role
 * is assumed before every check holds. What ends a lease needs no warrant: {@link ClosingCheck}.
 */
public final class Warrants {

  private Warrants() {}

  /** The first reason why this warrant does not authorise this act, or nothing when it does. */
  public static Optional<WarrantRefusal> firstFailure(Warrant warrant, Undertaking act) {
    return papersFail(warrant, act)
        .or(() -> peopleFail(warrant, act))
        .or(() -> quorumFails(warrant, act, act.directory()));
  }

  /**
   * The same without a directory of people, as a verifier of old evidence has none: that each slot
   * was filled by another person than those whom the plan concerns is asked, in which group they
   * stood is not.
   */
  public static Optional<WarrantRefusal> firstFailureOnPaper(Warrant warrant, Undertaking act) {
    return papersFail(warrant, act)
        .or(() ->
            quorumFails(
                warrant,
                act,
                VotersOnPaper.directory(warrant.ballots(), warrant.plan().slots(), act.now())));
  }

  /** What can be judged from the papers and the rulebook alone, a year later too. */
  private static Optional<WarrantRefusal> papersFail(Warrant warrant, Undertaking act) {
    return switch (act.deed()) {
      case Deed.ToLease deed when warrant.plan() instanceof WindowPlan plan ->
          new WindowWarrant(warrant, plan, act, deed).papersFail();
      case Deed.OfProfile deed when warrant.plan() instanceof ProfilePlan plan ->
          new ProfileWarrant(warrant, plan, act, deed).papersFail();
      case Deed.OfEnrollment deed when warrant.plan() instanceof EnrollmentPlan plan ->
          new EnrollmentWarrant(warrant, plan, act, deed).papersFail();
      case Deed.OfHolderCertificate deed when warrant.plan() instanceof WindowPlan plan ->
          new HolderCertificateWarrant(new WindowPapers(warrant, plan, act), deed).papersFail();
      case Deed.OfAuthority deed when warrant.plan() instanceof AuthorityPlan plan ->
          new AuthorityWarrant(warrant, plan, act).papersFail();
      case Deed.OfAuthority deed when warrant.plan() instanceof ExternalPlan plan ->
          new ExternalWarrant(warrant, plan, act).papersFail();
      case Deed.ToLease lease -> Optional.of(WarrantRefusal.OTHER_DEED);
      case Deed.OfProfile step -> Optional.of(WarrantRefusal.OTHER_DEED);
      case Deed.OfAuthority step -> Optional.of(WarrantRefusal.OTHER_DEED);
      case Deed.OfEnrollment issuing -> Optional.of(WarrantRefusal.OTHER_DEED);
      case Deed.OfHolderCertificate issuing -> Optional.of(WarrantRefusal.OTHER_DEED);
    };
  }

  /** What needs people as they are now. */
  private static Optional<WarrantRefusal> peopleFail(Warrant warrant, Undertaking act) {
    if (CommonChecks.mayNotAsk(warrant, act)) {
      return Optional.of(WarrantRefusal.REQUESTER_NOT_ALLOWED);
    }
    return switch (act.deed()) {
      case Deed.ToLease deed when warrant.plan() instanceof WindowPlan plan ->
          new WindowWarrant(warrant, plan, act, deed).peopleFail();
      case Deed.OfProfile deed when warrant.plan() instanceof ProfilePlan plan ->
          new ProfileWarrant(warrant, plan, act, deed).peopleFail();
      case Deed.OfEnrollment deed when warrant.plan() instanceof EnrollmentPlan plan ->
          new EnrollmentWarrant(warrant, plan, act, deed).peopleFail();
      case Deed.OfHolderCertificate deed when warrant.plan() instanceof WindowPlan plan ->
          new HolderCertificateWarrant(new WindowPapers(warrant, plan, act), deed).peopleFail();
      case Deed.OfAuthority deed when warrant.plan() instanceof AuthorityPlan plan ->
          new AuthorityWarrant(warrant, plan, act).peopleFail();
      case Deed.OfAuthority deed when warrant.plan() instanceof ExternalPlan plan ->
          new ExternalWarrant(warrant, plan, act).peopleFail();
      case Deed.ToLease lease -> Optional.of(WarrantRefusal.OTHER_DEED);
      case Deed.OfProfile step -> Optional.of(WarrantRefusal.OTHER_DEED);
      case Deed.OfAuthority step -> Optional.of(WarrantRefusal.OTHER_DEED);
      case Deed.OfEnrollment issuing -> Optional.of(WarrantRefusal.OTHER_DEED);
      case Deed.OfHolderCertificate issuing -> Optional.of(WarrantRefusal.OTHER_DEED);
    };
  }

  private static Optional<WarrantRefusal> quorumFails(
      Warrant warrant, Undertaking act, Directory directory) {
    return CommonChecks.quorumNotMet(warrant, act, directory)
        ? Optional.of(WarrantRefusal.QUORUM_NOT_MET)
        : Optional.empty();
  }
}
