package io.kedgeline.workflows.schedule;

import io.kedgeline.domain.plan.Digest;
import java.time.Duration;

/**
 * What a schedule of the engine says when it has come. The server looks up by itself what that name
 * means and whether it is due.
 *
 * @param schedule the schedule's name
 * @param declared what was declared when the schedule was applied: by it edits are found
 * @param catchUp how long the server is asked
 */
public record ScheduledFor(String schedule, Digest declared, Duration catchUp) {}
