package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.course.Hints;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.governed.Outcome;
import io.kedgeline.workflows.governed.SignedAct;
import java.util.List;
import java.util.Optional;

/**
 * What is said for the device: its request, once, and hints that its certificate was seen. A
 * handler never waits.
 */
final class Presentations implements EnrollmentRun, Hints {

  private final Approvals approvals;
  private Optional<EnrollmentPlan> awaited = Optional.empty();
  private Optional<Presented> presented = Optional.empty();
  private Optional<BootstrapBundle> bundle = Optional.empty();
  private boolean hinted;

  Presentations(Approvals approvals) {
    this.approvals = approvals;
  }

  /** From now on the device of this plan may show its request, once. */
  void await(EnrollmentPlan plan) {
    awaited = Optional.of(plan);
    presented = Optional.empty();
  }

  /** What was shown is of a plan that does not count any more, and nothing more is awaited. */
  void discard() {
    awaited = Optional.empty();
    presented = Optional.empty();
  }

  /** The device's request, once it was shown. */
  Optional<Presented> presented() {
    return presented;
  }

  /** Lets the consumer have this, or nothing any more. */
  void give(Optional<BootstrapBundle> what) {
    bundle = what;
  }

  @Override
  public boolean given() {
    return hinted;
  }

  @Override
  public void take() {
    hinted = false;
  }

  @Override
  public ActAnswer present(SignedAct act) {
    return approvals.hear(act, Act.Presentation.class, shown -> take(act, shown));
  }

  @Override
  public void checkPresent(SignedAct act) {
    approvals.check(act);
  }

  @Override
  public void certificateSeen() {
    hinted = true;
  }

  @Override
  public BundleView bundle() {
    return new BundleView(bundle);
  }

  private Outcome take(SignedAct signed, Act.Presentation shown) {
    return refusal(shown)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> {
          presented = Optional.of(new Presented(signed, shown));
          return new Outcome.Counts(
              FactKind.PRESENTED,
              new ActAnswer.Accepted("taken in, the request is being looked at", List.of()));
        });
  }

  private Optional<Refusal> refusal(Act.Presentation shown) {
    if (presented.isPresent()) {
      return Optional.of(Refusal.ALREADY_PRESENTED);
    }
    if (approvals.ending().isPresent()) {
      return Optional.of(Refusal.DEVICE_NOT_AWAITED);
    }
    return awaited
        .filter(plan -> shown.header().issuedAt().isBefore(plan.presentBefore()))
        .map(plan -> refusal(shown, plan))
        .orElse(Optional.of(Refusal.DEVICE_NOT_AWAITED));
  }

  private static Optional<Refusal> refusal(Act.Presentation shown, EnrollmentPlan plan) {
    if (!shown.device().equals(plan.request().device())) {
      return Optional.of(Refusal.OTHER_DEVICE);
    }
    if (!shown.persona().equals(plan.request().persona())) {
      return Optional.of(Refusal.OTHER_PERSONA);
    }
    return plan.concerned().contains(shown.header().person())
        ? Optional.empty()
        : Optional.of(Refusal.MAY_NOT_PRESENT);
  }

  /**
   * A device's request, as it was shown.
   *
   * @param signed as the server signed it
   * @param act what it says
   */
  record Presented(SignedAct signed, Act.Presentation act) {}
}
