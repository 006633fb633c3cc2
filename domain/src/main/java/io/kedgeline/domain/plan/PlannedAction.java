package io.kedgeline.domain.plan;

/**
 * One thing that a run will do.
 *
 * @param operation what it does
 * @param object the ARN of the object that it does it to, or the place of one that has none yet
 */
public record PlannedAction(Operation operation, String object) {}
