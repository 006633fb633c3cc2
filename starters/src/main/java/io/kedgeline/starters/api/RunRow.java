package io.kedgeline.starters.api;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import java.time.Instant;

/**
 * A run in a list.
 *
 * @param run the run
 * @param state the state that it last reported
 * @param stateAt when it did
 * @param requester who asked
 * @param startedAt when
 */
public record RunRow(
    RunId run, WindowState state, Instant stateAt, PersonId requester, Instant startedAt) {}
