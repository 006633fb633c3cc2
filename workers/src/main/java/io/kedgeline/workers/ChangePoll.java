package io.kedgeline.workers;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.domain.breakglass.WindowChange;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.workflows.governed.GovernedRun;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.wire.WireMapper;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, again and again, at the change records of windows that are not over, and tells those runs
 * whose record does not allow them any more to look themselves: first those whose window is open.
 * It decides nothing, and a run that is told in vain goes on.
 */
final class ChangePoll implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangePoll.class);
  private static final int MOST_RUNS = 1_000;

  /** A change system limits how often one account asks. */
  private static final int AT_ONCE = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> OVER =
      Arrays.stream(WindowState.values())
          .filter(state -> state.last() || state.awaitsReview())
          .map(WindowState::name)
          .collect(Collectors.toSet());

  private final RunStartTable starts;
  private final ClaimTable claims;
  private final ChangeSystem changes;
  private final BreakGlassRules rules;
  private final Keyring keyring;
  private final WorkflowClient client;
  private final InstantSource clock;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("change-poll").factory());

  ChangePoll(
      RunStartTable starts,
      ClaimTable claims,
      ChangeSystem changes,
      BreakGlassRules rules,
      Keyring keyring,
      WorkflowClient client,
      InstantSource clock) {
    this.starts = starts;
    this.claims = claims;
    this.changes = changes;
    this.rules = rules;
    this.keyring = keyring;
    this.client = client;
    this.clock = clock;
  }

  /** Looks from now on, with this pause between two rounds. */
  void begin(Duration pause) {
    var unused =
        beat.scheduleWithFixedDelay(
            this::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      List<RunStart> open = starts.withOpenLease(RunbookId.BREAK_GLASS_WINDOW, MOST_RUNS);
      Set<RunId> looked = open.stream().map(RunStart::run).collect(Collectors.toSet());
      Stream<RunStart> waiting =
          starts.notIn(OVER, RunbookId.BREAK_GLASS_WINDOW, MOST_RUNS).stream()
              .filter(start -> !looked.contains(start.run()));
      new InTurn(AT_ONCE, PATIENCE).run(looks(open.stream()), looks(waiting));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      LOG.warn("change records were not looked at: {}", failed.toString());
    }
  }

  private List<Callable<Boolean>> looks(Stream<RunStart> runs) {
    return runs.<Callable<Boolean>>map(start -> () -> look(start)).toList();
  }

  private boolean look(RunStart start) {
    try {
      Optional<String> refusal =
          need(start)
              .flatMap(need -> need.refusal(changes.find(need.change(), need.rules().conflicts())));
      refusal.ifPresent(why -> tell(start.run(), why));
      return refusal.isPresent();
    } catch (RuntimeException failed) {
      LOG.warn("{}: its change record was not looked at: {}", start.run(), failed.toString());
      return false;
    }
  }

  /** A run that looked a moment ago refuses to be told again; the next round tells it. */
  private void tell(RunId run, String why) {
    LOG.info("{}: told to look at its change record: {}", run, why);
    client.newWorkflowStub(GovernedRun.class, run.value()).recheck();
  }

  private Optional<ChangeNeed> need(RunStart start) {
    return request(start).flatMap(asked -> need(start.run(), asked));
  }

  private Optional<ChangeNeed> need(RunId run, Act.Request asked) {
    return asked
        .asks(WindowRequest.class)
        .flatMap(window -> need(run, window, asked.header().person()));
  }

  private Optional<ChangeNeed> need(RunId run, WindowRequest window, PersonId requester) {
    Optional<LeaseClaim> lease = claims.leaseOf(run);
    return lease.isPresent()
        ? WindowChange.need(
                rules, window, requester, lease.get().from(), lease.get().until(), clock.instant())
            .map(need -> lease.get().stage() == LeaseStage.OPEN ? need.onceOpen() : need)
        : WindowChange.need(rules, window, requester, clock.instant());
  }

  private Optional<Act.Request> request(RunStart start) {
    try {
      SignedAct signed = WireMapper.strict().readValue(start.request(), SignedAct.class);
      return keyring
          .open(signed)
          .filter(Act.Request.class::isInstance)
          .map(Act.Request.class::cast);
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
