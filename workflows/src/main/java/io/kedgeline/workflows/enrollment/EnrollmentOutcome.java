package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.plan.Digest;

/**
 * How an enrollment ended.
 *
 * @param state the last state
 * @param reason why, in words
 * @param head the hash of the last entry of the sealed journal
 */
public record EnrollmentOutcome(EnrollmentState state, String reason, Digest head) {}
