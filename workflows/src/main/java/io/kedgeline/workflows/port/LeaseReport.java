package io.kedgeline.workflows.port;

import io.kedgeline.domain.plan.Digest;

/**
 * What an act left behind, as read back.
 *
 * @param enabled whether the profile may issue sessions
 * @param sessionPolicy the digest of the session policy that stands
 */
public record LeaseReport(boolean enabled, Digest sessionPolicy) {}
