package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.domain.window.WindowTransitions;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.ChangeTold;
import io.kedgeline.workflows.course.Planning;
import io.kedgeline.workflows.course.Progress;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.governed.FactLog;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.SealReport;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** {@code setup} and {@code run}; the parts are {@link Planning}, {@link Opening} and so on. */
public final class BreakGlassWindowImpl implements BreakGlassWindow {

  private static final String CANCELLED = "cancelled";

  private final Run<WindowState> run;
  private final Witness witness;
  private final Planning<WindowPlan, WindowWorld> planning;
  private Optional<Approved<WindowPlan>> approved = Optional.empty();
  private Optional<Tenure> tenure = Optional.empty();
  private boolean enabling;

  /** Sets up everything that a handler touches, since one may run before {@link #run}. */
  @WorkflowInit
  public BreakGlassWindowImpl(WindowStart start) {
    RunId id = new RunId(Workflow.getInfo().getWorkflowId());
    Progress<WindowState> progress = new Progress<>(WindowState.PLANNING, WindowTransitions.TABLE);
    FactLog log = new FactLog(id);
    Approvals approvals = new Approvals(id, log, progress::state);
    this.run = new Run<>(id, start.request(), progress, log, approvals);
    this.witness = new Witness(run);
    this.planning = new Planning<>(run, new WindowPlanning(run));
    noteTheRequest(start);
    Workflow.registerListener(approvals);
  }

  @Override
  public WindowOutcome run(WindowStart start) {
    String reason;
    try {
      approved = planning.obtain();
      reason = approved.isPresent() ? openAndHold(approved.get()) : "";
    } catch (TemporalFailure failed) {
      reason = Causes.cancelled(failed) ? CANCELLED : Causes.sentence(failed);
    }
    String why = run.approvals().ending().map(BreakGlassWindowImpl::endedBy).orElse(reason);
    return detached(() -> closeReviewAndSeal(why));
  }

  private void noteTheRequest(WindowStart start) {
    run.log()
        .note(
            FactKind.REQUESTED,
            Map.of(
                "act", start.request().payload(),
                "keyId", start.request().keyId(),
                "signature", start.request().signature()));
  }

  private String openAndHold(Approved<WindowPlan> ready) {
    run.progress().move(WindowEvent.OPENING_BEGUN);
    Tenure opened = new Tenure(leaseOf(ready));
    tenure = Optional.of(opened);
    run.approvals().waitsUntil(opened.lease().until());
    Opening opening = new Opening(run, ready, witness);
    try {
      opening.open(opened.lease());
    } finally {
      enabling = opening.enabling();
    }
    Holding holding = new Holding(run, ready, witness);
    return new Extending(run, ready, opened)
        .during(() -> holding.until(opened))
        .orElse("the window reached its end");
  }

  private static String endedBy(Approvals.Ending ending) {
    return "closed early by " + ending.by();
  }

  private LeaseClaim leaseOf(Approved<WindowPlan> ready) {
    Instant from =
        Instant.ofEpochMilli(Workflow.currentTimeMillis()).truncatedTo(ChronoUnit.SECONDS);
    return new LeaseClaim(
        run.id(),
        ready.plan().request().profile(),
        ready.plan().role(),
        ready.plan().request().certificate(),
        from,
        from.plus(ready.plan().request().length()),
        LeaseStage.WRITTEN);
  }

  private WindowOutcome closeReviewAndSeal(String reason) {
    if (run.progress().state().holderMayBeIn()) {
      closeAndReview(tenure.orElseThrow().lease(), reason);
    } else {
      if (!run.progress().state().last()) {
        end(reason);
      }
      tellTheChange(reason);
    }
    SealReport seal = seal();
    Workflow.await(Workflow::isEveryHandlerFinished);
    return new WindowOutcome(
        run.progress().state(), run.approvals().status().reason().orElse(reason), seal.head());
  }

  private void closeAndReview(LeaseClaim lease, String reason) {
    BreakGlassRules rules = approved.orElseThrow().rulebook().breakGlass();
    new Closing(run, witness, rules.sessionDuration()).close(lease, enabling, reason);
    if (!enabling) {
      run.progress().move(WindowEvent.NOTHING_TO_REVIEW);
    }
    tellTheChange(reason);
    if (enabling) {
      new Reviewing(run, rules.review()).untilReviewed(lease);
    }
  }

  private void tellTheChange(String reason) {
    new ChangeTold(run)
        .end(
            planning.gathered(),
            approved.<Plan>map(Approved::plan).or(() -> run.approvals().plan().plan()),
            run.approvals().status().reason().orElse(reason));
  }

  /** Ends a window that never came to opening: cancelled, or AWS could not be read for it. */
  private void end(String reason) {
    boolean cancelled = reason.equals(CANCELLED);
    if (!cancelled && run.progress().state() == WindowState.APPROVED) {
      run.progress().move(ApprovalEvent.DISMISSED);
    }
    run.progress().move(cancelled ? ApprovalEvent.WITHDRAWN : ApprovalEvent.REJECTED);
    run.approvals().because(reason);
    run.log().note(cancelled ? FactKind.WITHDRAWN : FactKind.REJECTED, Map.of("reason", reason));
  }

  private SealReport seal() {
    Records records = Workflow.newActivityStub(Records.class, Retries.recording());
    Acting acting = new Acting(run);
    run.log().note(FactKind.ENDED, Map.of("state", run.progress().state().name()));
    run.approvals().shut();
    while (!run.log().fitsOneLoad()) {
      acting.carrying(facts -> {
        records.journal(notice(facts));
        return facts;
      });
    }
    return acting.carrying(facts -> records.seal(notice(facts))).orElseThrow();
  }

  private NoticeRequest notice(List<Fact> facts) {
    return new NoticeRequest(run.id(), run.progress().state(), "the run has ended", facts);
  }

  /** What must happen whatever was cancelled. */
  private static <T> T detached(Supplier<T> work) {
    AtomicReference<Optional<T>> result = new AtomicReference<>(Optional.empty());
    Workflow.newDetachedCancellationScope(() -> result.set(Optional.of(work.get()))).run();
    return result.get().orElseThrow();
  }
}
