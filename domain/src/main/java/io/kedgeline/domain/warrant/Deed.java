package io.kedgeline.domain.warrant;

import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.posture.PostureReport;
import io.kedgeline.domain.trustpolicy.Judgement;
import java.util.Optional;

/** The one thing that a worker is asked to do under a warrant. */
public sealed interface Deed {

  /** What is to be done, to which object: the plan must hold exactly this. */
  PlannedAction action();

  /**
   * A step in the making of a profile. What is made is the plan's: the task cannot say it anew.
   *
   * @param action the step, as the plan has it
   * @param trust what the checks say of the trust policy that is made
   */
  record OfProfile(PlannedAction action, Judgement trust) implements Deed {}

  /**
   * A device's certificate is issued.
   *
   * @param action the step, as the plan has it
   * @param presentation the device's request, as the server signed it
   * @param posture what device management said of the device last, as a worker journalled it
   * @param profile the profile as the ledger has it registered; nothing where nobody can ask it, or
   *     it has none
   * @param request what the device's request says, as the worker reads it; nothing where nobody can
   *     read it, or it is none
   */
  record OfEnrollment(
      PlannedAction action,
      Act.Presentation presentation,
      Optional<PostureReport> posture,
      Optional<RegisteredProfile> profile,
      Optional<CertificateRequest> request)
      implements Deed {}

  /**
   * The certificate of a window's holder is issued.
   *
   * @param action the step, as the plan has it
   * @param presentation the holder's request, as the server signed it
   * @param request what it says, as the worker reads it; nothing where nobody can read it, or it is
   *     none
   */
  record OfHolderCertificate(
      PlannedAction action, Act.KeyPresentation presentation, Optional<CertificateRequest> request)
      implements Deed {}

  /**
   * A step in the making of an authority. What is made is the plan's, and that the rulebook's.
   *
   * @param action the step, as the plan has it
   */
  record OfAuthority(PlannedAction action) implements Deed {}

  /**
   * Something is done to a lease.
   *
   * @param operation what
   * @param lease the lease that is asked for
   * @param claimed the run's lease as the ledger has it; none before anything was written
   */
  record ToLease(Operation operation, LeaseClaim lease, Optional<LeaseClaim> claimed)
      implements Deed {

    @Override
    public PlannedAction action() {
      return new PlannedAction(operation, lease.object());
    }
  }
}
