package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.ChangeNeed;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Looks at the change record again when somebody says that it moved. A record that cannot be read
 * ends nothing: the window was opened under one that could.
 */
final class ChangeWatch {

  private final Run run;
  private final Acting acting;
  private final Changes changes = Workflow.newActivityStub(Changes.class, Retries.reminding());

  ChangeWatch(Run run) {
    this.run = run;
    this.acting = new Acting(run);
  }

  /** Whether somebody asked for a look. */
  boolean wanted() {
    return run.approvals().recheckWanted();
  }

  /**
   * Looks, once for all that was asked so far. Nobody waits for the answer who has something better
   * to do.
   *
   * @param need what the window needs; nothing where the rulebook asks for no record
   * @param left how long an answer is of use
   * @param overtaken whether it no longer is
   * @return why the record does not allow the window any more, or nothing when it does
   */
  Optional<String> refusal(Optional<ChangeNeed> need, Duration left, Supplier<Boolean> overtaken) {
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
              .carrying(facts -> changes.readChange(new ChangeLook(run.id(), facts)))
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
