package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.onboarding.OnboardingEvent;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.UndoReport;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes away again what was made and is not registered. It is tried until it is done: people are
 * told when it is not done soon.
 */
public final class Undoing {

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Run<OnboardingState> run;
  private final Acting acting;
  private final List<Function<UndoingAct, UndoReport>> acts;
  private final Records records = Workflow.newActivityStub(Records.class, Retries.reminding());

  /**
   * Undoes what this run makes.
   *
   * @param acts what undoes it, in this order; each is tried though another fails
   */
  public Undoing(Run<OnboardingState> run, List<Function<UndoingAct, UndoReport>> acts) {
    this.run = run;
    this.acts = List.copyOf(acts);
    this.acting = new Acting(run);
  }

  /** Undoes it, for this reason. */
  void undo(String reason) {
    run.progress().move(OnboardingEvent.GIVEN_UP);
    run.approvals().because(reason);
    run.log().note(FactKind.GIVEN_UP, Map.of("reason", reason));
    Duration pause = FIRST_PAUSE;
    Optional<UndoReport> undone = tried();
    while (undone.isEmpty()) {
      Workflow.sleep(pause);
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      undone = tried();
    }
    end(undone.get());
  }

  private void end(UndoReport report) {
    if (report.registered()) {
      run.approvals().because("it was registered before it could be given up");
    }
    run.progress()
        .move(report.registered() ? OnboardingEvent.FOUND_REGISTERED : OnboardingEvent.UNDO_PROVED);
    run.log()
        .note(
            report.registered() ? FactKind.REGISTERED : FactKind.UNDONE,
            Map.of("seen", String.join("; ", report.observations())));
  }

  /** What all of it came to together, or nothing when something is not done. */
  private Optional<UndoReport> tried() {
    List<UndoReport> done = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Function<UndoingAct, UndoReport> act : acts) {
      try {
        done.add(tried(act));
      } catch (TemporalFailure failed) {
        failures.add(Causes.sentence(failed));
      }
    }
    if (!failures.isEmpty()) {
      notProved(String.join("; ", failures));
      return Optional.empty();
    }
    return Optional.of(
        new UndoReport(
            run.id(),
            done.stream().anyMatch(UndoReport::registered),
            done.stream().flatMap(report -> report.observations().stream()).toList()));
  }

  private UndoReport tried(Function<UndoingAct, UndoReport> act) {
    return acting
        .carrying(facts -> act.apply(new UndoingAct(run.id(), facts)))
        .filter(report -> acting.mine(report.run()))
        .orElseThrow(() -> Acting.foreign("the undoing"));
  }

  private void notProved(String why) {
    if (run.progress().state() == OnboardingState.UNDOING) {
      run.progress().move(OnboardingEvent.UNDO_NOT_PROVED);
    }
    run.log().note(FactKind.UNDO_UNPROVEN, Map.of("reason", why));
    String text = "what %s made is not undone yet: %s".formatted(run.id(), why);
    try {
      acting.carrying(facts -> {
        records.alarm(new NoticeRequest(run.id(), run.progress().state(), text, facts));
        return facts;
      });
    } catch (TemporalFailure untold) {
      run.log().note(FactKind.NOT_REMINDED, Map.of("reason", Causes.sentence(untold)));
    }
  }
}
