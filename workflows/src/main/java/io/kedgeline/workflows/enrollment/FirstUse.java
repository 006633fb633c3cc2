package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.EnrollmentEvent;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Alarm;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import io.kedgeline.workflows.port.SessionSight;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Waits until the certificate got a session. AWS is asked at a few instants, and when somebody says
 * that it was seen: who can reach the engine may say so, and is heeded a few times only. Where AWS
 * could not be asked in the end, people are told, and it is asked once more, later: that nobody
 * knows is not that nobody used it.
 */
final class FirstUse {

  /** AWS is asked after an eighth and a half of the time, and when it is over. */
  private static final List<Integer> EIGHTHS = List.of(1, 4, 8);

  private static final String UNUSED = "nobody used the certificate in time";
  private static final int MOST_HINTS = 5;

  /** How much later at most: the sweep gives a run that is lost six hours. */
  private static final Duration LATER = Duration.ofHours(1);

  /** Between two looks that somebody asked for. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Run<EnrollmentState> run;
  private final Presentations presentations;
  private final Acting acting;
  private final Alarm alarm;
  private final SessionSight sight =
      Workflow.newActivityStub(SessionSight.class, Retries.opening());
  private int hints;
  private Optional<Instant> heeded = Optional.empty();
  private Optional<String> unasked = Optional.empty();

  FirstUse(Run<EnrollmentState> run, Presentations presentations) {
    this.run = run;
    this.presentations = presentations;
    this.acting = new Acting(run);
    this.alarm = new Alarm(run);
  }

  /** Waits for as long as this; whether the certificate was seen, and so is registered. */
  boolean seenWithin(Duration span) {
    Instant from = now();
    run.approvals().waitsUntil(from.plus(span));
    for (int eighth : EIGHTHS) {
      if (seenUntil(from.plus(span.dividedBy(8).multipliedBy(eighth)))) {
        return true;
      }
      if (run.approvals().ending().isPresent()) {
        return false;
      }
    }
    return unasked.isPresent() && seenLater(span.dividedBy(8), unasked.get());
  }

  /** Why it counts as unused, once it was not seen in time. */
  String missed() {
    return unasked
        .map("it could not be looked for whether the certificate was used: %s"::formatted)
        .orElse(UNUSED);
  }

  private boolean seenLater(Duration eighth, String why) {
    Duration pause = eighth.compareTo(LATER) < 0 ? eighth : LATER;
    Instant last = now().plus(pause);
    run.approvals().waitsUntil(last);
    alarm.tell(
        "whether the certificate of %s was used could not be looked for, and is once more at %s: %s"
            .formatted(run.id(), last, why));
    return seenUntil(last);
  }

  /** Heeds hints until then, and looks once when nobody gave one. */
  private boolean seenUntil(Instant instant) {
    while (awaited(instant, () -> ended() || (presentations.hinted() && hints < MOST_HINTS))) {
      if (ended()) {
        return false;
      }
      heeded
          .map(last -> last.plus(PAUSE))
          .filter(now()::isBefore)
          .ifPresent(next -> awaited(next, this::ended));
      hints++;
      heeded = Optional.of(now());
      presentations.hintTaken();
      if (!ended() && seen()) {
        return true;
      }
    }
    return !ended() && seen();
  }

  private boolean seen() {
    try {
      SessionReport report =
          acting
              .carrying(facts -> sight.confirmSession(new SessionLook(run.id(), facts)))
              .filter(read -> acting.mine(read.run()))
              .orElseThrow(() -> Acting.foreign("the look for a session"));
      unasked = Optional.empty();
      if (report.registered()) {
        run.progress().move(EnrollmentEvent.SESSION_SEEN);
        run.log()
            .note(
                FactKind.REGISTERED,
                Map.of("registered", String.join("; ", report.observations())));
      }
      return report.registered();
    } catch (ActivityFailure failed) {
      if (Causes.cancelled(failed)) {
        throw failed;
      }
      unasked = Optional.of(Causes.sentence(failed));
      run.log().note(FactKind.NOT_WITNESSED, Map.of("reason", Causes.sentence(failed)));
      return false;
    }
  }

  private boolean ended() {
    return run.approvals().ending().isPresent();
  }

  /** Whether that came to be before the instant. */
  private static boolean awaited(Instant instant, Supplier<Boolean> condition) {
    Duration left = Duration.between(now(), instant);
    return left.isPositive() && Workflow.await(left, condition);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
