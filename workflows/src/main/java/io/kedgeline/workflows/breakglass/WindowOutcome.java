package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.window.WindowState;

/**
 * How a window ended.
 *
 * @param state the last state
 * @param reason why, in words
 * @param head the hash of the last entry of the sealed journal
 */
public record WindowOutcome(WindowState state, String reason, Digest head) {}
