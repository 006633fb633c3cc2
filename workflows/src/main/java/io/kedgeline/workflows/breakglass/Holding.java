package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowChange;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.ChangeWatch;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Proofs;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Waits for the window's end, or for somebody who ends it; reminds and looks again before it. */
final class Holding {

  private record Appointment(Instant at, Runnable deed) {}

  private final Run<WindowState> run;
  private final BreakGlassRules rules;
  private final WindowPlan opened;
  private final Witness witness;
  private final Acting acting;
  private final ChangeWatch watch;
  private Optional<String> forbidden = Optional.empty();
  private final Records records = Workflow.newActivityStub(Records.class, Retries.reminding());
  private final Proofs proofs = Workflow.newActivityStub(Proofs.class, Retries.reminding());

  Holding(Run<WindowState> run, Approved<WindowPlan> approved, Witness witness) {
    this.run = run;
    this.rules = approved.rulebook().breakGlass();
    this.witness = witness;
    this.acting = new Acting(run);
    this.opened = approved.plan();
    this.watch = new ChangeWatch(run);
  }

  /**
   * Returns when the window's span is over, extensions included, or somebody has ended it.
   *
   * @return why change management ended it, if that is what happened
   */
  Optional<String> until(Tenure tenure) {
    LeaseClaim lease = tenure.lease();
    while (goesOn(tenure, lease)) {
      lease = tenure.lease();
    }
    return forbidden;
  }

  /** Whether the lease was extended meanwhile: then what it had to look forward to is made anew. */
  private boolean goesOn(Tenure tenure, LeaseClaim lease) {
    for (Appointment appointment : appointments(lease)) {
      if (interrupted(tenure, lease, appointment.at())) {
        return !ended();
      }
      appointment.deed().run();
    }
    return interrupted(tenure, lease, lease.until()) && !ended();
  }

  private List<Appointment> appointments(LeaseClaim lease) {
    return Stream.of(
            new Appointment(lease.until().minus(rules.reminderBefore()), () -> remind(lease)),
            new Appointment(
                lease.until().minus(rules.sessionDuration().dividedBy(3)), () -> look(lease)))
        .sorted(Comparator.comparing(Appointment::at))
        .toList();
  }

  private boolean interrupted(Tenure tenure, LeaseClaim lease, Instant instant) {
    Supplier<Boolean> moved = () -> ended() || !tenure.lease().equals(lease);
    forbidden = watch.await(instant, () -> need(lease), moved);
    return moved.get();
  }

  private Optional<ChangeNeed> need(LeaseClaim lease) {
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    return WindowChange.need(
            rules, opened.request(), opened.requester(), lease.from(), lease.until(), now)
        .map(ChangeNeed::onceOpen);
  }

  private boolean ended() {
    return forbidden.isPresent() || run.approvals().ending().isPresent();
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
