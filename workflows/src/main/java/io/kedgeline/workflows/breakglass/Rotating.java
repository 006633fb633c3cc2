package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.breakglass.HolderCertificateView.Stage;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Alarm;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.CertificateActs;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.RevocationReport;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Has the certificate of a window revoked that is over: what was used is not used again. Closing
 * does not wait for it, and it does not wait for closing; the next window on the profile, and the
 * run's own end, wait for both.
 */
final class Rotating {

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Run<WindowState> run;
  private final HolderKeys keys;
  private final Acting acting;
  private final Alarm alarm;
  private final CertificateActs acts =
      Workflow.newActivityStub(
          CertificateActs.class, TaskQueues.on(TaskQueues.ISSUE, Retries.closing()));

  Rotating(Run<WindowState> run, HolderKeys keys) {
    this.run = run;
    this.keys = keys;
    this.acting = new Acting(run);
    this.alarm = new Alarm(run);
  }

  /** Begins; what is promised comes when the certificate is revoked, or was never issued. */
  Promise<Void> begin() {
    keys.over(Stage.REVOKING);
    return Async.procedure(this::untilRevoked);
  }

  private void untilRevoked() {
    Duration pause = FIRST_PAUSE;
    Optional<RevocationReport> revoked = tried();
    while (revoked.isEmpty()) {
      Workflow.sleep(pause);
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      revoked = tried();
    }
    end(revoked.get());
  }

  private void end(RevocationReport report) {
    String seen = String.join("; ", report.observations());
    switch (report.stage()) {
      case REVOKED -> end(Stage.REVOKED, FactKind.REVOKED, seen);
      case UNDONE -> end(Stage.REVOKED, FactKind.UNDONE, seen);
      case UNKNOWN -> {
        end(Stage.UNKNOWN, FactKind.ISSUE_UNPROVEN, seen);
        alarm.tell(seen);
      }
      case BEGUN, ISSUED, REGISTERED, LAPSED -> throw Acting.foreign("the revocation");
    }
  }

  private void end(Stage stage, FactKind kind, String seen) {
    keys.over(stage);
    run.log().note(kind, Map.of("seen", seen));
  }

  private Optional<RevocationReport> tried() {
    try {
      return Optional.of(asked());
    } catch (TemporalFailure failed) {
      String why = Causes.sentence(failed);
      run.log().note(FactKind.REVOKE_UNPROVEN, Map.of("reason", why));
      alarm.tell("the certificate of %s is not revoked yet: %s".formatted(run.id(), why));
      return Optional.empty();
    }
  }

  private RevocationReport asked() {
    return acting
        .carrying(facts -> acts.revokeCertificate(new UndoingAct(run.id(), facts)))
        .filter(report -> acting.mine(report.run()) && over(report))
        .orElseThrow(() -> Acting.foreign("the revocation"));
  }

  private static boolean over(RevocationReport report) {
    return switch (report.stage()) {
      case REVOKED, UNDONE, UNKNOWN -> true;
      case BEGUN, ISSUED, REGISTERED, LAPSED -> false;
    };
  }
}
