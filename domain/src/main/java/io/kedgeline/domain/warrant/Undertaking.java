package io.kedgeline.domain.warrant;

import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.rulebook.Rulebook;
import java.time.Instant;

/**
 * What a worker is asked to do under a warrant, and what the worker itself knows.
 *
 * @param workflow the id of the workflow that asks, as the engine says
 * @param execution the execution that asks, as the engine says
 * @param operation what it asks for
 * @param lease the lease that it asks for
 * @param rulebook the rulebook that the worker is pinned to
 * @param rulebookDigest its digest
 * @param directory the people, read from the ledger for this act
 * @param denied whether the ledger knows a denial of the run
 * @param now the worker's clock
 */
public record Undertaking(
    String workflow,
    String execution,
    Operation operation,
    LeaseClaim lease,
    Rulebook rulebook,
    Digest rulebookDigest,
    Directory directory,
    boolean denied,
    Instant now) {}
