package io.kedgeline.starters.desk;

import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.workflows.breakglass.HolderCertificateView;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;

/**
 * Takes in the keys that holders of windows show, and tells how their certificates stand. What
 * cannot count is refused before it is signed; the run decides all the same.
 */
public final class HolderDesk {

  private final Desk desk;
  private final RunArchive archive;

  /** A desk that signs by this one, for the runs that this archive knows. */
  public HolderDesk(Desk desk, RunArchive archive) {
    this.desk = desk;
    this.archive = archive;
  }

  /**
   * Shows the holder's key to the run.
   *
   * @param caller the holder: nobody else shows it
   * @param certificateRequest PKCS#10 in PEM, signed with that key
   * @throws DeskRefusal when this is no window, is over, or is another person's
   * @throws IllegalArgumentException when the request is empty or too long
   */
  public ActAnswer presentKey(Caller caller, RunId run, String certificateRequest) {
    requireHolder(caller.person(), archive.start(run));
    RunStatus status = desk.status(run);
    requireGoingOn(status);
    return desk.presentKey(caller, status, certificateRequest);
  }

  /** How the certificate of the window's holder stands. */
  public HolderCertificateView certificate(RunId run) {
    requested(archive.start(run));
    return desk.holderCertificate(run);
  }

  /** Refuses whoever does not hold the window, and what is none. */
  static void requireHolder(PersonId person, RunStart start) {
    PersonId holder = requested(start).holder();
    if (!holder.equals(person)) {
      throw new DeskRefusal(
          DeskRefusal.Code.NOT_THE_HOLDER,
          "%s does not hold %s: %s shows the key that the certificate is issued for"
              .formatted(person, start.run(), holder));
    }
  }

  /** Refuses a window that is over, or on its way there. */
  static void requireGoingOn(RunStatus status) {
    boolean over =
        switch (status.state().phase()) {
          case PLANNING, VOTING, APPROVED, ACTING, STANDING -> false;
          case UNDOING, REVIEW, OVER -> true;
        };
    if (over) {
      throw new DeskRefusal(
          DeskRefusal.Code.RUN_OVER,
          "%s is %s: it takes no key any more".formatted(status.run(), status.state()));
    }
  }

  private static WindowRequest requested(RunStart start) {
    return StartedRequest.of(start)
        .filter(WindowRequest.class::isInstance)
        .map(WindowRequest.class::cast)
        .orElseThrow(
            () -> new DeskRefusal(DeskRefusal.Code.RUN_UNKNOWN, start.run() + " is no window"));
  }
}
