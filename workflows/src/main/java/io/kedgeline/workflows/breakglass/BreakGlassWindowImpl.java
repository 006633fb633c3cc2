package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.domain.window.WindowTransitions;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.ChangeTold;
import io.kedgeline.workflows.course.Detached;
import io.kedgeline.workflows.course.Planning;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Sealing;
import io.kedgeline.workflows.course.Unbegun;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.port.SealReport;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code setup} and {@code run}; the parts are {@link Planning}, {@link Opening} and so on. */
public final class BreakGlassWindowImpl implements BreakGlassWindow {

  private final Run<WindowState> run;
  private final Witness witness;
  private final HolderKeys keys;
  private final Planning<WindowPlan, WindowWorld> planning;
  private Optional<Approved<WindowPlan>> approved = Optional.empty();
  private Optional<Tenure> tenure = Optional.empty();
  private boolean enabling;

  /** Sets up everything that a handler touches, since one may run before {@link #run}. */
  @WorkflowInit
  public BreakGlassWindowImpl(WindowStart start) {
    this.run = Run.begin(start.request(), WindowState.PLANNING, WindowTransitions.TABLE);
    this.witness = new Witness(run);
    this.keys = new HolderKeys(run.approvals());
    this.planning = new Planning<>(run, new WindowPlanning(run, keys));
    Workflow.registerListener(keys);
  }

  @Override
  public WindowOutcome run(WindowStart start) {
    String reason;
    try {
      approved = planning.obtain();
      reason = approved.isPresent() ? openAndHold(approved.get()) : "";
    } catch (TemporalFailure failed) {
      reason = Causes.cancelled(failed) ? Unbegun.CANCELLED : Causes.sentence(failed);
    }
    String why = run.approvals().ending().map(BreakGlassWindowImpl::endedBy).orElse(reason);
    return Detached.result(() -> closeReviewAndSeal(why));
  }

  private String openAndHold(Approved<WindowPlan> ready) {
    run.progress().move(WindowEvent.OPENING_BEGUN);
    new Issuing(run, keys).issue(ready);
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
        ready.plan().holder(),
        from,
        from.plus(ready.plan().request().length()),
        LeaseStage.WRITTEN);
  }

  private WindowOutcome closeReviewAndSeal(String reason) {
    if (run.progress().state().holderMayBeIn()) {
      closeRotateAndReview(approved.orElseThrow(), reason);
    } else {
      if (!run.progress().state().last()) {
        new Unbegun(run).end(reason);
      }
      tellTheChange(reason);
    }
    SealReport seal = new Sealing(run).seal();
    Workflow.await(Workflow::isEveryHandlerFinished);
    return new WindowOutcome(
        run.progress().state(), run.approvals().status().reason().orElse(reason), seal.head());
  }

  /** Where no lease was taken yet, closing shows that nobody got in by this run. */
  private void closeRotateAndReview(Approved<WindowPlan> ready, String reason) {
    BreakGlassRules rules = ready.rulebook().breakGlass();
    LeaseClaim lease = tenure.map(Tenure::lease).orElseGet(() -> leaseOf(ready));
    Optional<Promise<Void>> rotated =
        ready.plan().certificate().map(issued -> new Rotating(run, keys).begin());
    new Closing(run, witness, rules.sessionDuration()).close(lease, enabling, reason);
    if (!enabling) {
      run.progress().move(WindowEvent.NOTHING_TO_REVIEW);
    }
    tellTheChange(reason);
    if (enabling) {
      new Reviewing(run, rules.review()).untilReviewed(lease);
    }
    rotated.ifPresent(Promise::get);
  }

  private void tellTheChange(String reason) {
    new ChangeTold(run)
        .end(
            planning.gathered(),
            approved.<Plan>map(Approved::plan).or(() -> run.approvals().plan().plan()),
            run.approvals().status().reason().orElse(reason));
  }
}
