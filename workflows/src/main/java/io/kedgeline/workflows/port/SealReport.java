package io.kedgeline.workflows.port;

import io.kedgeline.domain.plan.Digest;

/**
 * The seal on a run's chain.
 *
 * @param length how many entries it covers
 * @param head the hash of the last one
 */
public record SealReport(long length, Digest head) {}
