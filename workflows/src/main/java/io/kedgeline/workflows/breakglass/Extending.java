package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.Staleness;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowPlanner;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.PlanBallot;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.Planning;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.ExtensionWish;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.port.OpeningActs;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the end of an open window off when somebody asks for it and the right people approve. It
 * runs beside the holding: the window's end waits for no extension.
 */
final class Extending {

  private final Run<WindowState> run;
  private final WindowPlan opened;
  private final Tenure tenure;
  private final Gatherer gatherer;
  private final OpeningActs acts =
      Workflow.newActivityStub(
          OpeningActs.class, TaskQueues.on(TaskQueues.OPEN, Retries.opening()));

  Extending(Run<WindowState> run, Approved<WindowPlan> approved, Tenure tenure) {
    this.run = run;
    this.opened = approved.plan();
    this.tenure = tenure;
    this.gatherer = new Gatherer(run);
  }

  /** Decides wishes until this work is done; then whatever is being decided is given up. */
  <T> T during(Supplier<T> holding) {
    CancellationScope wishes = Workflow.newCancellationScope(this::serve);
    Promise<Void> served = Async.procedure(wishes::run);
    try {
      return holding.get();
    } finally {
      wishes.cancel("the window ends");
      served.exceptionally(this::told);
    }
  }

  /** A fault of ours in here must not keep the window from being closed. */
  private @Nullable Void told(Throwable fault) {
    if (!(fault instanceof TemporalFailure failure && Causes.cancelled(failure))) {
      refused(fault.getClass().getSimpleName());
    }
    return null;
  }

  private void serve() {
    while (true) {
      Workflow.await(() -> run.approvals().wish().isPresent());
      ExtensionWish wish = run.approvals().wish().orElseThrow();
      String sentence = decided(wish);
      run.approvals().wishDecided(sentence);
      run.approvals().waitsUntil(tenure.lease().until());
    }
  }

  private String decided(ExtensionWish wish) {
    try {
      WindowWorld world = gatherer.gather().world();
      return switch (WindowPlanner.extension(asked(wish.act()), opened, nextRound(), world)) {
        case PlanningResult.Unplannable<WindowPlan> no ->
            refused(Finding.together(no.findings()).orElseThrow());
        case PlanningResult.Planned<WindowPlan> planned -> put(planned.plan(), world, wish);
      };
    } catch (TemporalFailure failed) {
      if (Causes.cancelled(failed)) {
        run.approvals().wishDecided(refused("the window ended first"));
        throw failed;
      }
      return refused(Causes.sentence(failed));
    }
  }

  private PlannedExtension asked(Act.Extension wish) {
    LeaseClaim lease = tenure.lease();
    return new PlannedExtension(
        lease.extensions() + 1,
        wish.header().person(),
        wish.header().issuedAt(),
        lease.from(),
        lease.until(),
        wish.by(),
        wish.reason());
  }

  private int nextRound() {
    return run.approvals().nextRound();
  }

  private String put(WindowPlan plan, WindowWorld world, ExtensionWish wish) {
    Digest digest = CanonicalJson.digest(plan);
    run.approvals().putToVote(plan, PlanBallot.paper(plan, digest, world.rulebook()));
    run.log().note(FactKind.PLANNED, Planning.told(plan, digest, world));
    Workflow.await(
        Duration.between(now(), plan.approvalExpires()),
        () -> !(run.approvals().verdict(now()) instanceof Verdict.Pending));
    return switch (run.approvals().verdict(now())) {
      case Verdict.Approved met -> {
        run.log().note(FactKind.APPROVED, Map.of("votes", Integer.toString(met.votes().size())));
        yield extend(plan, wish);
      }
      case Verdict.Denied denied ->
          refused(denied.by().map(by -> "denied by " + by).orElse(denied.reason()));
      case Verdict.Expired expired -> refused("nobody filled " + expired.emptySlots());
      case Verdict.Pending pending -> refused("nobody filled " + pending.emptySlots());
    };
  }

  private String extend(WindowPlan plan, ExtensionWish wish) {
    WindowWorld again = gatherer.gather().world();
    Ballot ballot = run.approvals().ballot().orElseThrow();
    Optional<String> stale = Staleness.reason(plan, ballot, again);
    if (stale.isPresent()) {
      return refused("approved, and dismissed before it was carried out: " + stale.get());
    }
    LeaseClaim longer = tenure.lease().extendedTo(plan.extension().orElseThrow().end());
    WarrantPapers papers =
        new WarrantPapers(
            plan, run.request(), Optional.of(wish.signed()), run.approvals().countedVotes());
    new LeaseActing(run).open(papers, Operation.EXTEND, longer, acts::extend);
    if (run.approvals().verdict(now()) instanceof Verdict.Denied denied) {
      return refused(
          "denied%s while it was given: the window closes at the end that it had"
              .formatted(denied.by().map(by -> " by " + by).orElse("")));
    }
    tenure.extend(longer);
    run.log().note(FactKind.EXTENDED, Map.of("until", longer.until().toString()));
    return "given, the window ends at " + longer.until();
  }

  private String refused(String sentence) {
    run.log().note(FactKind.EXTENSION_REFUSED, Map.of("reason", sentence));
    return "refused, " + sentence;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
