package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.breakglass.HolderCertificateView.Stage;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.governed.Outcome;
import io.kedgeline.workflows.governed.SignedAct;
import java.util.List;
import java.util.Optional;

/**
 * The key that a holder shows, and what comes of the certificate that is issued for it. A handler
 * never waits.
 */
final class HolderKeys implements WindowRun {

  /** A holder who draws more keys than this has something else to mend. */
  private static final int MOST_KEYS = 10;

  private final Approvals approvals;
  private Optional<WindowPlan> expected = Optional.empty();
  private Optional<SignedAct> presented = Optional.empty();
  private Optional<CertificateSerial> serial = Optional.empty();
  private Optional<BootstrapBundle> bundle = Optional.empty();
  private Stage stage = Stage.NONE;
  private boolean issuing;
  private int shown;

  HolderKeys(Approvals approvals) {
    this.approvals = approvals;
  }

  /** From now on the holder of this plan may show a key, if a certificate is issued by it. */
  void expect(WindowPlan plan) {
    expected = Optional.of(plan).filter(planned -> planned.certificate().isPresent());
    if (stage == Stage.NONE && expected.isPresent()) {
      stage = Stage.KEY_AWAITED;
    }
  }

  /** The holder's request, as the server signed it, once it was shown. */
  Optional<SignedAct> presented() {
    return presented;
  }

  /** From now on a certificate is being issued for the key that was shown last. */
  SignedAct taken() {
    issuing = true;
    return presented.orElseThrow();
  }

  /** Lets the holder have this certificate. */
  void issued(CertificateSerial number, BootstrapBundle what) {
    stage = Stage.ISSUED;
    serial = Optional.of(number);
    bundle = Optional.of(what);
  }

  /** The certificate stands so from now on, and nobody gets it any more. */
  void over(Stage end) {
    stage = end;
    bundle = Optional.empty();
  }

  @Override
  public ActAnswer presentKey(SignedAct act) {
    return approvals.hear(act, Act.KeyPresentation.class, key -> take(act, key));
  }

  @Override
  public void checkPresentKey(SignedAct act) {
    approvals.check(act);
  }

  @Override
  public HolderCertificateView certificate() {
    return new HolderCertificateView(stage, serial, bundle);
  }

  private Outcome take(SignedAct signed, Act.KeyPresentation key) {
    return refusal(key)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> {
          presented = Optional.of(signed);
          shown++;
          stage = Stage.KEY_SHOWN;
          return new Outcome.Counts(
              FactKind.PRESENTED,
              new ActAnswer.Accepted(
                  "taken in, the certificate is issued when the window opens", List.of()));
        });
  }

  private Optional<Refusal> refusal(Act.KeyPresentation key) {
    if (expected.isEmpty() || approvals.ending().isPresent()) {
      return Optional.of(Refusal.KEY_NOT_AWAITED);
    }
    if (!expected.get().request().holder().equals(key.header().person())) {
      return Optional.of(Refusal.NOT_THE_HOLDER);
    }
    if (issuing) {
      return Optional.of(Refusal.KEY_IN_USE);
    }
    if (shown >= MOST_KEYS) {
      return Optional.of(Refusal.TOO_MANY_KEYS);
    }
    return switch (stage) {
      case KEY_AWAITED, KEY_SHOWN -> Optional.empty();
      case NONE, ISSUED, REVOKING, REVOKED, UNKNOWN -> Optional.of(Refusal.KEY_NOT_AWAITED);
    };
  }
}
