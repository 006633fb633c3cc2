package io.kedgeline.workflows.governed;

import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.plan.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands.
 *
 * @param run the run
 * @param execution its first Temporal execution, to which votes are bound
 * @param state the state, by its runbook's table
 * @param round which round of planning, 0 before the first
 * @param emptySlots the slots that are still to be filled
 * @param expires when the approval or the window ends, whichever is being waited for
 * @param extension what became of the last wish for more time, in words
 * @param reason why it ended as it did, in words
 */
public record RunStatus(
    RunId run,
    String execution,
    RunState state,
    int round,
    List<String> emptySlots,
    Optional<Instant> expires,
    Optional<String> extension,
    Optional<String> reason) {}
