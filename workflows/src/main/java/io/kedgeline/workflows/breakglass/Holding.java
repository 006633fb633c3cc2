package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.ChangeNeed;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Proofs;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits for the window's end, or for somebody who ends it; reminds and looks again before it. */
final class Holding {

  private record Appointment(Instant at, Runnable deed) {}

  private final Run run;
  private final BreakGlassRules rules;
  private final Witness witness;
  private final Acting acting;
  private final ChangeWatch watch;
  private final Optional<ChangeNeed> need;
  private Optional<String> forbidden = Optional.empty();
  private final Records records = Workflow.newActivityStub(Records.class, Retries.reminding());
  private final Proofs proofs = Workflow.newActivityStub(Proofs.class, Retries.reminding());

  Holding(Run run, Approved approved, LeaseClaim lease, Witness witness) {
    this.run = run;
    this.rules = approved.rulebook().breakGlass();
    this.witness = witness;
    this.acting = new Acting(run);
    this.watch = new ChangeWatch(run);
    this.need =
        ChangeNeed.of(
            rules,
            approved.plan().request(),
            approved.plan().requester(),
            lease.from(),
            lease.until());
  }

  /**
   * Returns when the window's span is over or somebody has ended it.
   *
   * @return why change management ended it, if that is what happened
   */
  Optional<String> until(LeaseClaim lease) {
    for (Appointment appointment : appointments(lease)) {
      if (endsBefore(appointment.at())) {
        return forbidden;
      }
      appointment.deed().run();
    }
    endsBefore(lease.until());
    return forbidden;
  }

  private List<Appointment> appointments(LeaseClaim lease) {
    return Stream.of(
            new Appointment(lease.until().minus(rules.reminderBefore()), () -> remind(lease)),
            new Appointment(
                lease.until().minus(rules.sessionDuration().dividedBy(3)), () -> look(lease)))
        .sorted(Comparator.comparing(Appointment::at))
        .toList();
  }

  private boolean endsBefore(Instant instant) {
    Duration left = left(instant);
    while (left.isPositive() && Workflow.await(left, () -> ended() || watch.wanted()) && !ended()) {
      forbidden = watch.refusal(need, left, this::ended);
      left = left(instant);
    }
    return ended();
  }

  private boolean ended() {
    return forbidden.isPresent() || run.approvals().ending().isPresent();
  }

  private static Duration left(Instant instant) {
    return Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), instant);
  }

  private void remind(LeaseClaim lease) {
    String text = "the window of %s ends at %s".formatted(lease.holder(), lease.until());
    run.log().note(FactKind.REMINDED, Map.of("until", lease.until().toString()));
    unlessItFails(
        FactKind.NOT_REMINDED,
        () ->
            acting.carrying(facts -> {
              records.remind(new NoticeRequest(run.id(), run.progress().state(), text, facts));
              return text;
            }));
  }

  private void look(LeaseClaim lease) {
    unlessItFails(FactKind.NOT_WITNESSED, () -> witness.renew(lease, proofs));
  }

  /** Nobody loses a window because nobody could be reminded, or no witness be taken. */
  private void unlessItFails(FactKind otherwise, Runnable deed) {
    try {
      deed.run();
    } catch (CanceledFailure cancelled) {
      throw cancelled;
    } catch (TemporalFailure failed) {
      if (failed instanceof ActivityFailure && failed.getCause() instanceof CanceledFailure) {
        throw failed;
      }
      run.log().note(otherwise, Map.of("reason", Causes.sentence(failed)));
    }
  }
}
