package io.kedgeline.workflows.port;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;

/**
 * What an act left behind, as read back.
 *
 * @param run the run that acted
 * @param operation what it did
 * @param enabled whether the profile may issue sessions
 * @param sessionPolicy the digest of the session policy that stands
 */
public record LeaseReport(RunId run, Operation operation, boolean enabled, Digest sessionPolicy) {}
