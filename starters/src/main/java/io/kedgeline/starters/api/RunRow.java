package io.kedgeline.starters.api;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import java.time.Instant;

/**
 * A run in a list.
 *
 * @param run the run
 * @param state where it stands, by the name that its runbook has for that; where the engine does
 *     not answer, what the ledger last heard
 * @param ledgerOnly true when the engine did not answer for a run that is not over
 * @param stateAt when the ledger last heard of it
 * @param requester who asked
 * @param startedAt when
 */
public record RunRow(
    RunId run,
    String state,
    boolean ledgerOnly,
    Instant stateAt,
    PersonId requester,
    Instant startedAt) {}
