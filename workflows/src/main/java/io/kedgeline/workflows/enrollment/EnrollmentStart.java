package io.kedgeline.workflows.enrollment;

import io.kedgeline.workflows.governed.SignedAct;

/**
 * What starts an enrollment.
 *
 * @param request the signed request; nothing in it is believed before its signature is verified
 */
public record EnrollmentStart(SignedAct request) {}
