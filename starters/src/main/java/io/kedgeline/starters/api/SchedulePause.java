package io.kedgeline.starters.api;

/**
 * Asks for a schedule's pause.
 *
 * @param reason why
 */
public record SchedulePause(String reason) {}
