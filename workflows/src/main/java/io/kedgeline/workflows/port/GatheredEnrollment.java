package io.kedgeline.workflows.port;

import io.kedgeline.domain.enrollment.EnrollmentWorld;
import io.kedgeline.workflows.governed.Trust;

/**
 * What was gathered for an enrollment.
 *
 * @param world the state of the world
 * @param trust whose acts and sign-ins count in this run
 */
public record GatheredEnrollment(EnrollmentWorld world, Trust trust) {}
