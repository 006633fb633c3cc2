package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.EnrollmentEvent;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.enrollment.EnrollmentTransitions;
import io.kedgeline.domain.enrollment.EnrollmentWorld;
import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.ChangeTold;
import io.kedgeline.workflows.course.Detached;
import io.kedgeline.workflows.course.FirstUse;
import io.kedgeline.workflows.course.Planning;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Sealing;
import io.kedgeline.workflows.course.Unbegun;
import io.kedgeline.workflows.enrollment.Presentations.Presented;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.SealReport;
import io.kedgeline.workflows.port.SessionReport;
import io.kedgeline.workflows.port.SessionSight;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code setup} and {@code run}; the parts are {@link Planning}, {@link Admitting}, {@link
 * Issuing}, {@link FirstUse}, {@link Revoking}.
 */
public final class ConsumerEnrollmentImpl implements ConsumerEnrollment {

  /** AWS is asked after an eighth and a half of the time, and when it is over. */
  private static final List<Integer> LOOKS =
      List.of(FirstUse.PARTS / 8, FirstUse.PARTS / 2, FirstUse.PARTS);

  private final Run<EnrollmentState> run;
  private final FirstUse firstUse;
  private final Presentations presentations;
  private final Planning<EnrollmentPlan, EnrollmentWorld> planning;
  private Optional<Approved<EnrollmentPlan>> approved = Optional.empty();

  /** Sets up everything that a handler touches, since one may run before {@link #run}. */
  @WorkflowInit
  public ConsumerEnrollmentImpl(EnrollmentStart start) {
    this.run = Run.begin(start.request(), EnrollmentState.PLANNING, EnrollmentTransitions.TABLE);
    this.presentations = new Presentations(run.approvals());
    SessionSight sight = Workflow.newActivityStub(SessionSight.class, Retries.opening());
    this.firstUse = new FirstUse(run, presentations, sight::confirmSession, this::seen);
    this.planning = new Planning<>(run, new EnrollmentPlanning(run, presentations));
    Workflow.registerListener(presentations);
  }

  @Override
  public EnrollmentOutcome run(EnrollmentStart start) {
    String reason;
    try {
      approved = planning.obtain();
      if (approved.isPresent() && enrolled(approved.get())) {
        reason = "issued, and used for a session";
      } else {
        reason = firstUse.missed();
      }
    } catch (TemporalFailure failed) {
      reason = Causes.cancelled(failed) ? Unbegun.CANCELLED : Causes.sentence(failed);
    }
    String why = run.approvals().ending().map(ConsumerEnrollmentImpl::endedBy).orElse(reason);
    return Detached.result(() -> revokeTellAndSeal(why));
  }

  /** Whether the device has a certificate that was used. */
  private boolean enrolled(Approved<EnrollmentPlan> ready) {
    Presented presented = presentations.presented().orElseThrow();
    Optional<Digest> key = new Admitting(run).key(presented, planning.gathered().orElseThrow());
    if (key.isEmpty() || planning.ended()) {
      return false;
    }
    new Issuing(run, presentations).issue(ready.papers(), presented, key.get());
    return firstUse.seenWithin(ready.plan().firstUse(), LOOKS);
  }

  private void seen(SessionReport report) {
    run.progress().move(EnrollmentEvent.SESSION_SEEN);
    run.log()
        .note(FactKind.REGISTERED, Map.of("registered", String.join("; ", report.observations())));
  }

  private static String endedBy(Approvals.Ending ending) {
    return "ended by " + ending.by();
  }

  /**
   * An execution that was reset to before it began to issue does not know that it did, so whoever
   * would have issued is asked.
   */
  private void endUnlessIssued(String reason) {
    Revoking revoking = new Revoking(run, presentations);
    if (revoking.foundUnissued()) {
      new Unbegun(run).end(reason);
    } else {
      revoking.revoke(reason);
    }
  }

  private EnrollmentOutcome revokeTellAndSeal(String reason) {
    if (run.progress().state().phase() == Phase.ACTING) {
      new Revoking(run, presentations).revoke(reason);
    } else if (run.progress().state().phase() == Phase.APPROVED) {
      endUnlessIssued(reason);
    } else if (run.progress().state().phase() != Phase.OVER) {
      new Unbegun(run).end(reason);
    }
    String said = run.approvals().status().reason().orElse(reason);
    new ChangeTold(run)
        .end(
            planning.gathered(),
            approved.<Plan>map(Approved::plan).or(() -> run.approvals().plan().plan()),
            said);
    SealReport seal = new Sealing(run).seal();
    Workflow.await(Workflow::isEveryHandlerFinished);
    return new EnrollmentOutcome(run.progress().state(), said, seal.head());
  }
}
