package io.kedgeline.workflows.port;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.plan.RunId;
import java.util.Optional;

/**
 * A run's change record as it was read.
 *
 * @param run the run that it was read for
 * @param record the record, if there is one
 */
public record ChangeReading(RunId run, Optional<ChangeRecord> record) {}
