package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.EnrollmentEvent;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.issuance.CertificateStage;
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
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back what was issued and not registered. It is tried until it is done: people are told
 * first that it is to be done, and again as long as it is not.
 */
final class Revoking {

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Run<EnrollmentState> run;
  private final Presentations presentations;
  private final Acting acting;
  private final Alarm alarm;
  private final CertificateActs acts =
      Workflow.newActivityStub(
          CertificateActs.class, TaskQueues.on(TaskQueues.ISSUE, Retries.closing()));

  Revoking(Run<EnrollmentState> run, Presentations presentations) {
    this.run = run;
    this.presentations = presentations;
    this.acting = new Acting(run);
    this.alarm = new Alarm(run);
  }

  /** Whether nothing was ever asked for, nor will be; not where that cannot be learnt at once. */
  boolean foundUnissued() {
    try {
      return asked().stage() == CertificateStage.UNDONE;
    } catch (TemporalFailure failed) {
      run.log().note(FactKind.REVOKE_UNPROVEN, Map.of("reason", Causes.sentence(failed)));
      return false;
    }
  }

  /** Revokes it, for this reason. */
  void revoke(String reason) {
    boolean unused = run.progress().state() == EnrollmentState.AWAITING_SESSION;
    run.progress().move(EnrollmentEvent.GIVEN_UP);
    presentations.give(Optional.empty());
    run.approvals().because(reason);
    run.log().note(FactKind.GIVEN_UP, Map.of("reason", reason));
    if (unused && run.approvals().ending().isEmpty()) {
      alarm.tell("the certificate of %s is being revoked: %s".formatted(run.id(), reason));
    }
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
      case REVOKED -> end(EnrollmentEvent.REVOCATION_PROVED, FactKind.REVOKED, seen);
      case UNDONE -> end(EnrollmentEvent.FOUND_UNISSUED, FactKind.UNDONE, seen);
      case UNKNOWN -> {
        run.approvals().because(seen);
        end(EnrollmentEvent.FOUND_UNKNOWN, FactKind.ISSUE_UNPROVEN, seen);
        alarm.tell(seen);
      }
      case REGISTERED, LAPSED -> {
        run.approvals().because("it was registered before it could be given up");
        end(EnrollmentEvent.FOUND_REGISTERED, FactKind.REGISTERED, seen);
      }
      case BEGUN, ISSUED -> throw Acting.foreign("the revocation");
    }
  }

  private void end(EnrollmentEvent event, FactKind kind, String seen) {
    run.progress().move(event);
    run.log().note(kind, Map.of("seen", seen));
  }

  private Optional<RevocationReport> tried() {
    try {
      return Optional.of(asked());
    } catch (TemporalFailure failed) {
      notProved(Causes.sentence(failed));
      return Optional.empty();
    }
  }

  private RevocationReport asked() {
    return acting
        .carrying(facts -> acts.revokeCertificate(new UndoingAct(run.id(), facts)))
        .filter(report -> acting.mine(report.run()) && over(report.stage()))
        .orElseThrow(() -> Acting.foreign("the revocation"));
  }

  /** A certificate that may still be good is not what a revocation leaves. */
  private static boolean over(CertificateStage stage) {
    return stage != CertificateStage.BEGUN && stage != CertificateStage.ISSUED;
  }

  private void notProved(String why) {
    if (run.progress().state() == EnrollmentState.REVOKING) {
      run.progress().move(EnrollmentEvent.REVOCATION_NOT_PROVED);
    }
    run.log().note(FactKind.REVOKE_UNPROVEN, Map.of("reason", why));
    alarm.tell("the certificate of %s is not revoked yet: %s".formatted(run.id(), why));
  }
}
