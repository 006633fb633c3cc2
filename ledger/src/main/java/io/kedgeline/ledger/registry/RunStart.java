package io.kedgeline.ledger.registry;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * The start of a run, and what the ledger last heard of it.
 *
 * @param run the run
 * @param requestDigest the digest of what was asked
 * @param requester who asked
 * @param request the signed request as it was sent to the engine
 * @param startedAt when it was asked
 * @param firstExecution the engine's first execution, once it is known
 * @param state the last state that the run reported
 * @param stateAt when it reported it
 */
public record RunStart(
    RunId run,
    Digest requestDigest,
    PersonId requester,
    String request,
    Instant startedAt,
    Optional<String> firstExecution,
    String state,
    Instant stateAt) {}
