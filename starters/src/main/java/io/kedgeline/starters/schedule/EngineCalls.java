package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.workflows.port.ScheduledStarts;
import io.kedgeline.workflows.schedule.ScheduledFor;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/** Takes in that the engine says it is time. It may say so of anything, at any time. */
final class EngineCalls implements ScheduledStarts {

  /** How far the engine's clock may be ahead of ours. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  private final ScheduleRules rules;
  private final Beginnings beginnings;

  EngineCalls(ScheduleRules rules, Beginnings beginnings) {
    this.rules = rules;
    this.beginnings = beginnings;
  }

  @Override
  public String begin(ScheduledFor call) {
    Schedule schedule =
        rules
            .find(call.schedule())
            .orElseThrow(() ->
                ApplicationFailure.newNonRetryableFailure(
                    "the rulebook of this server declares no such schedule", "NOT_DECLARED"));
    Fired fired = beginnings.begin(schedule, SKEW);
    return fired.outcome() + " " + fired.detail();
  }
}
