package io.kedgeline.workflows.course;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.workflows.port.ChangeLook;
import io.kedgeline.workflows.port.ChangeReading;
import io.kedgeline.workflows.port.Changes;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Looks at the change record again when somebody says that it moved. A record that cannot be read
 * ends nothing: the run was begun under one that could.
 */
public final class ChangeWatch {

  private final Run<?> run;
  private final Acting acting;
  private final Changes changes = Workflow.newActivityStub(Changes.class, Retries.reminding());

  /** Watches the record of this run. */
  public ChangeWatch(Run<?> run) {
    this.run = run;
    this.acting = new Acting(run);
  }

  /**
   * Waits, and looks whenever somebody says that the record moved, once for all that was said so
   * far. Nobody waits for an answer who has something better to do.
   *
   * @param until how long to wait at most
   * @param need what the run needs by then; nothing where the rulebook asks for no record
   * @param overtaken whether there is nothing to wait for any more
   * @return why the record does not allow the run any more, as soon as that is known
   */
  public Optional<String> await(
      Instant until, Supplier<Optional<ChangeNeed>> need, Supplier<Boolean> overtaken) {
    Duration left = left(until);
    while (left.isPositive()
        && Workflow.await(left, () -> overtaken.get() || run.approvals().recheckWanted())
        && !overtaken.get()) {
      Optional<String> refusal = refusal(need.get(), left, overtaken);
      if (refusal.isPresent()) {
        return refusal;
      }
      left = left(until);
    }
    return Optional.empty();
  }

  private static Duration left(Instant until) {
    return Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), until);
  }

  private Optional<String> refusal(
      Optional<ChangeNeed> need, Duration left, Supplier<Boolean> overtaken) {
    run.approvals().recheckTaken();
    return need.flatMap(asked -> unlessOvertaken(asked, left, overtaken));
  }

  private Optional<String> unlessOvertaken(
      ChangeNeed need, Duration left, Supplier<Boolean> overtaken) {
    AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());
    CancellationScope look = Workflow.newCancellationScope(() -> refusal.set(look(need)));
    Promise<Void> looked = Async.procedure(look::run);
    Workflow.await(left, () -> looked.isCompleted() || overtaken.get());
    if (!looked.isCompleted()) {
      look.cancel("nobody waits for it");
    }
    return refusal.get();
  }

  private Optional<String> look(ChangeNeed need) {
    try {
      Optional<ChangeReading> reading =
          acting
              .carrying(facts ->
                  changes.readChange(new ChangeLook(run.id(), need.rules().conflicts(), facts)))
              .filter(read -> run.id().equals(read.run()));
      if (reading.isEmpty()) {
        notRead("the engine's answer is not an answer to it");
      }
      return reading
          .flatMap(read -> need.refusal(read.record()))
          .map(why -> "ended by change management: " + why);
    } catch (ActivityFailure failed) {
      if (!(failed.getCause() instanceof CanceledFailure)) {
        notRead(Causes.sentence(failed));
      }
      return Optional.empty();
    }
  }

  private void notRead(String why) {
    run.log().note(FactKind.NOT_RECHECKED, Map.of("reason", why));
  }
}
