package io.kedgeline.conformance.guilty.twins;

import io.kedgeline.domain.claim.DesiredProfile;

/**
 * Guilty: a judge that uses the code of what it judges.
 *
 * @param desired what it should work out itself
 */
public record SharesCodeWithTheJudged(DesiredProfile desired) {}
