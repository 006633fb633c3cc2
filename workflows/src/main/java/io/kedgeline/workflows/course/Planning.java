package io.kedgeline.workflows.course;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.PlanBallot;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.governed.World;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** From the request to a plan that may be carried out, or to the reason why there is none. */
public final class Planning<P extends Plan, W extends World> {

  /** After so many dismissed plans somebody should look before asking again. */
  private static final int ROUNDS = 3;

  private final Run<?> run;
  private final Planner<P, W> planner;
  private final ChangeWatch watch;
  private Optional<Act> request = Optional.empty();
  private Optional<W> gathered = Optional.empty();

  /** Plans this run as its runbook does. */
  public Planning(Run<?> run, Planner<P, W> planner) {
    this.run = run;
    this.planner = planner;
    this.watch = new ChangeWatch(run);
  }

  /** The approved plan, or nothing when the run ends here. */
  public Optional<Approved<P>> obtain() {
    for (int round = 1; round <= ROUNDS; round++) {
      W world = gather();
      Optional<P> plan = plan(round, world);
      if (plan.isEmpty() || !approved(plan.get(), world)) {
        return Optional.empty();
      }
      if (!waited(plan.get(), world) || endedMeanwhile()) {
        return Optional.empty();
      }
      if (!awaited(plan.get(), world) || endedMeanwhile()) {
        return Optional.empty();
      }
      W again = gather();
      if (endedMeanwhile() || deniedInLedger(plan.get(), again)) {
        return Optional.empty();
      }
      Optional<String> stale = stale(plan.get(), again);
      if (stale.isEmpty()) {
        return Optional.of(
            new Approved<>(
                plan.get(),
                new WarrantPapers(
                    plan.get(), run.request(), Optional.empty(), run.approvals().countedVotes()),
                again.rulebook()));
      }
      run.progress().move(ApprovalEvent.DISMISSED);
      run.log().note(FactKind.DISMISSED, Map.of("reason", stale.get()));
    }
    end(ApprovalEvent.REJECTED, FactKind.REJECTED, "the plan went stale " + ROUNDS + " times");
    return Optional.empty();
  }

  /**
   * Ends the run where somebody has ended it since its plan was approved.
   *
   * @return whether it is over
   */
  public boolean ended() {
    return endedMeanwhile();
  }

  /** The world as it was gathered last, if it could be. */
  public Optional<W> gathered() {
    return gathered;
  }

  private W gather() {
    Survey<W> now = planner.gather();
    request = now.trust().acts().open(run.request());
    gathered = Optional.of(now.world());
    return now.world();
  }

  private Optional<P> plan(int round, W world) {
    String execution = Workflow.getInfo().getFirstExecutionRunId();
    Optional<PlanningResult<P>> result =
        request
            .filter(Act.Request.class::isInstance)
            .map(Act.Request.class::cast)
            .flatMap(asked -> planner.plan(asked, execution, round, world));
    if (result.isEmpty()) {
      end(ApprovalEvent.REJECTED, FactKind.REJECTED, Refusal.NOT_AUTHENTIC.sentence());
      return Optional.empty();
    }
    Optional<P> planned = result.get().planned();
    planned.ifPresentOrElse(
        plan -> putToVote(plan, world),
        () ->
            end(
                ApprovalEvent.REJECTED,
                FactKind.REJECTED,
                Finding.together(result.get().findings()).orElseThrow()));
    return planned;
  }

  private void putToVote(P plan, W world) {
    Digest digest = CanonicalJson.digest(plan);
    run.approvals().putToVote(plan, PlanBallot.paper(plan, digest, world.rulebook()));
    run.progress().move(ApprovalEvent.PLANNED);
    run.log().note(FactKind.PLANNED, told(plan, digest, world));
  }

  /** What the journal says of a plan that is put to the vote. */
  public static Map<String, String> told(Plan plan, Digest digest, World world) {
    Map<String, String> detail = new HashMap<>();
    detail.put("plan", CanonicalJson.write(plan));
    detail.put("digest", digest.hex());
    world.change().ifPresent(record -> detail.put("change", CanonicalJson.write(record)));
    return detail;
  }

  private boolean approved(P plan, W world) {
    Approvals approvals = run.approvals();
    if (!allowed(plan, world, plan.approvalExpires(), this::decided) || endedMeanwhile()) {
      return false;
    }
    return switch (approvals.verdict(now())) {
      case Verdict.Approved met -> {
        run.progress().move(ApprovalEvent.QUORUM_MET);
        run.log().note(FactKind.APPROVED, Map.of("votes", Integer.toString(met.votes().size())));
        yield true;
      }
      case Verdict.Denied denied -> {
        end(
            ApprovalEvent.DENIED,
            FactKind.DENIED,
            denied.by().map(by -> "denied by " + by).orElse(denied.reason()));
        yield false;
      }
      case Verdict.Expired expired -> {
        end(ApprovalEvent.EXPIRED, FactKind.EXPIRED, "nobody filled " + expired.emptySlots());
        yield false;
      }
      case Verdict.Pending pending -> {
        end(ApprovalEvent.EXPIRED, FactKind.EXPIRED, "nobody filled " + pending.emptySlots());
        yield false;
      }
    };
  }

  /** Waits; false when the change record turns out to forbid the run meanwhile. */
  private boolean allowed(P plan, W world, Instant until, Supplier<Boolean> overtaken) {
    Optional<String> forbidden =
        watch.await(until, () -> planner.need(plan, world, now()), overtaken);
    forbidden.ifPresent(why -> end(ApprovalEvent.DENIED, FactKind.DENIED, why));
    return forbidden.isEmpty();
  }

  private boolean decided() {
    return run.approvals().ending().isPresent()
        || !(run.approvals().verdict(now()) instanceof Verdict.Pending);
  }

  private Optional<String> stale(P plan, W world) {
    Ballot ballot = run.approvals().ballot().orElseThrow();
    return planner.stale(plan, ballot, world);
  }

  private boolean deniedInLedger(P plan, W world) {
    if (world.denied(plan)) {
      end(ApprovalEvent.DENIED, FactKind.DENIED, "the ledger knows a denial of this run");
    }
    return world.denied(plan);
  }

  /** A run that was asked for a later time waits for it, unless somebody ends it before. */
  private boolean waited(P plan, W world) {
    Optional<Instant> start = planner.start(plan).filter(now()::isBefore);
    start.ifPresent(run.approvals()::waitsUntil);
    return start.isEmpty() || allowed(plan, world, start.get(), this::isToEnd);
  }

  /** Waits for what the runbook waits for; false when that does not come, or may not any more. */
  private boolean awaited(P plan, W world) {
    Optional<Awaited> awaited = planner.awaited(plan);
    if (awaited.isEmpty()) {
      return true;
    }
    Awaited wanted = awaited.get();
    run.approvals().waitsUntil(wanted.until());
    if (!allowed(plan, world, wanted.until(), () -> isToEnd() || wanted.come().get())) {
      return false;
    }
    boolean missing = !isToEnd() && !wanted.come().get();
    if (missing) {
      end(ApprovalEvent.EXPIRED, FactKind.EXPIRED, wanted.missing());
    }
    return !missing;
  }

  private boolean isToEnd() {
    return run.approvals().ending().isPresent()
        || run.approvals().verdict(now()) instanceof Verdict.Denied;
  }

  private boolean endedMeanwhile() {
    if (run.approvals().verdict(now()) instanceof Verdict.Denied denied
        && run.progress().state().phase() == Phase.APPROVED) {
      end(
          ApprovalEvent.DENIED,
          FactKind.DENIED,
          denied.by().map(by -> "denied by " + by).orElse(denied.reason()));
      return true;
    }
    run.approvals()
        .ending()
        .ifPresent(ending ->
            end(
                ending.own() ? ApprovalEvent.WITHDRAWN : ApprovalEvent.DENIED,
                ending.own() ? FactKind.WITHDRAWN : FactKind.DENIED,
                (ending.own() ? "withdrawn by " : "denied by ") + ending.by()));
    return run.progress().state().last();
  }

  private void end(ApprovalEvent event, FactKind kind, String reason) {
    run.progress().move(event);
    run.approvals().because(reason);
    run.log().note(kind, Map.of("reason", reason));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
