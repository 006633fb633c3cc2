package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.port.ClosingActs;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.ProofReport;
import io.kedgeline.workflows.port.ProofRequest;
import io.kedgeline.workflows.port.Proofs;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Closes the window and proves that it is shut. It is never skipped and never waits for anybody.
 */
final class Closing {

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Run<WindowState> run;
  private final Witness witness;
  private final Duration sessionDuration;
  private final Acting acting;
  private final ClosingActs acts =
      Workflow.newActivityStub(
          ClosingActs.class, TaskQueues.on(TaskQueues.CONTAIN, Retries.closing()));
  private final Proofs proofs;
  private final Proofs lastLook = Workflow.newActivityStub(Proofs.class, Retries.once());
  private final Records records = Workflow.newActivityStub(Records.class, Retries.reminding());

  /** Closes what this run opened; {@code sessionDuration} is how long a session lives. */
  Closing(Run<WindowState> run, Witness witness, Duration sessionDuration) {
    this.run = run;
    this.witness = witness;
    this.sessionDuration = sessionDuration;
    this.acting = new Acting(run);
    this.proofs = Workflow.newActivityStub(Proofs.class, Retries.proving(sessionDuration));
  }

  /**
   * Closes, and does not give up: as long as it is not proved, people are told and it is tried
   * again.
   *
   * @param lease what is closed
   * @param enabling whether the profile may have issued any session
   * @param reason why it closes, in words
   */
  void close(LeaseClaim lease, boolean enabling, String reason) {
    run.progress().move(WindowEvent.END_REACHED);
    run.log().note(FactKind.CLOSE_REQUESTED, Map.of("reason", reason));
    if (witness.old(sessionDuration) && now().isBefore(lease.until())) {
      lookOnceMore(lease);
    }
    Duration pause = FIRST_PAUSE;
    Optional<String> unproven = attempt(lease, enabling, reason);
    while (unproven.isPresent()) {
      tell(unproven.get());
      Workflow.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
      unproven = attempt(lease, enabling, reason);
    }
  }

  /** Nothing when it is closed and proved; else why it is not. */
  private Optional<String> attempt(LeaseClaim lease, boolean enabling, String reason) {
    try {
      new LeaseActing(run)
          .act(Operation.CLOSE, facts -> acts.close(new ClosingAct(run.id(), lease, facts)));
      Optional<Instant> sessionsUntil = enabling ? Optional.of(now()) : Optional.empty();
      ProofReport proof =
          acting.prove(facts ->
              proofs.proveClosed(
                  new ProofRequest(run.id(), lease.profile(), sessionsUntil, facts)));
      run.progress().move(WindowEvent.CLOSING_PROVED);
      run.approvals().because(reason);
      run.log()
          .note(
              FactKind.CLOSED,
              Map.of("reason", reason, "proof", String.join("; ", proof.observations())));
      return Optional.empty();
    } catch (TemporalFailure failed) {
      return Optional.of("closing could not be proved: " + Causes.sentence(failed));
    }
  }

  private void tell(String sentence) {
    if (run.progress().state() == WindowState.CLOSING) {
      run.progress().move(WindowEvent.CLOSING_NOT_PROVED);
    }
    run.approvals().because(sentence);
    run.log().note(FactKind.CLOSE_UNPROVEN, Map.of("reason", sentence));
    try {
      acting.carrying(facts -> {
        records.alarm(new NoticeRequest(run.id(), run.progress().state(), sentence, facts));
        return sentence;
      });
    } catch (TemporalFailure untold) {
      run.log().note(FactKind.NOT_REMINDED, Map.of("reason", Causes.sentence(untold)));
    }
  }

  private void lookOnceMore(LeaseClaim lease) {
    try {
      witness.renew(lease, lastLook);
    } catch (TemporalFailure failed) {
      run.log().note(FactKind.NOT_WITNESSED, Map.of("reason", Causes.sentence(failed)));
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
