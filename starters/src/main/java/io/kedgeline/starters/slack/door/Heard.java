package io.kedgeline.starters.slack.door;

import io.kedgeline.starters.slack.wire.Interaction;
import java.time.Instant;

/**
 * Something that somebody did in Slack, and when we heard of it.
 *
 * @param deed what
 * @param at when, by the runs' time: what it says is as old as that
 * @param again whether it was heard before, and could not be said to its run yet
 */
public record Heard(Interaction deed, Instant at, boolean again) {}
