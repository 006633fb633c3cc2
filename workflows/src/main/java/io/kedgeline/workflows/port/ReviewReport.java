package io.kedgeline.workflows.port;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.plan.RunId;
import java.util.Optional;

/**
 * What became of a review.
 *
 * @param run the run that it is of
 * @param refusal why it is not recorded, if it is not
 */
public record ReviewReport(RunId run, Optional<Refusal> refusal) {}
