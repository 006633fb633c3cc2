package io.kedgeline.starters.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking for the scheduled run of a runbook.
 *
 * @param outcome BEGUN, EXISTS, SKIPPED, MISSED, PAUSED or NOT_DUE
 * @param occurrence for which occurrence of the schedule
 * @param detail the run, or why there is none
 */
public record ScheduledRunView(String outcome, Optional<Instant> occurrence, String detail) {}
