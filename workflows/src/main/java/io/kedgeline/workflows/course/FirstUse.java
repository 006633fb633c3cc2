package io.kedgeline.workflows.course;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Waits until the certificate got a session. AWS is asked at a few instants, and when somebody says
 * that it was seen: who can reach the engine may say so, and is heeded a few times only. Where AWS
 * could not be asked in the end, people are told, and it is asked once more, later: that nobody
 * knows is not that nobody used it.
 */
public final class FirstUse {

  /** Into how many parts the time is divided. */
  public static final int PARTS = 64;

  private static final String UNUSED = "nobody used the certificate in time";
  private static final int MOST_HINTS = 5;

  /** How much later at most: the sweep gives a run that is lost six hours. */
  private static final Duration LATER = Duration.ofHours(1);

  /** Between two looks that somebody asked for. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Run<?> run;
  private final Hints hinted;
  private final Function<SessionLook, SessionReport> sight;
  private final Consumer<SessionReport> seen;
  private final Acting acting;
  private final Alarm alarm;
  private int hints;
  private Optional<Instant> heeded = Optional.empty();
  private Optional<String> unasked = Optional.empty();

  /**
   * Waits for what this run's certificate comes to.
   *
   * @param hinted who says that it was seen
   * @param sight looks whether it was
   * @param seen what becomes of the run once it was
   */
  public FirstUse(
      Run<?> run,
      Hints hinted,
      Function<SessionLook, SessionReport> sight,
      Consumer<SessionReport> seen) {
    this.run = run;
    this.hinted = hinted;
    this.sight = sight;
    this.seen = seen;
    this.acting = new Acting(run);
    this.alarm = new Alarm(run);
  }

  /**
   * Waits for as long as this; whether the certificate was seen.
   *
   * @param parts after how many of its {@link #PARTS} AWS is asked, in order, the last of them when
   *     the time is over
   */
  public boolean seenWithin(Duration span, List<Integer> parts) {
    Instant from = now();
    run.approvals().waitsUntil(from.plus(span));
    for (int part : parts) {
      if (seenUntil(from.plus(span.multipliedBy(part).dividedBy(PARTS)))) {
        return true;
      }
      if (run.approvals().ending().isPresent()) {
        return false;
      }
    }
    return unasked.isPresent() && seenLater(span.dividedBy(8), unasked.get());
  }

  /** Why it counts as unused, once it was not seen in time. */
  public String missed() {
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
    while (awaited(instant, () -> ended() || (hinted.given() && hints < MOST_HINTS))) {
      if (ended()) {
        return false;
      }
      heeded
          .map(last -> last.plus(PAUSE))
          .filter(now()::isBefore)
          .ifPresent(next -> awaited(next, this::ended));
      hints++;
      heeded = Optional.of(now());
      hinted.take();
      if (!ended() && looked()) {
        return true;
      }
    }
    return !ended() && looked();
  }

  private boolean looked() {
    try {
      SessionReport report =
          acting
              .carrying(facts -> sight.apply(new SessionLook(run.id(), facts)))
              .filter(read -> acting.mine(read.run()))
              .orElseThrow(() -> Acting.foreign("the look for a session"));
      unasked = Optional.empty();
      if (report.registered()) {
        seen.accept(report);
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
