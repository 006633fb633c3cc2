package io.kedgeline.starters.api;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A drill, and how long each part of it took.
 *
 * @param run its run
 * @param state where it stands
 * @param owner on whose behalf it was asked for
 * @param startedAt when
 * @param approve from the plan to its quorum
 * @param open from the quorum to the proof that the profile is open
 * @param close from the end of the window to the profile at rest
 * @param prove from there to the proof that nobody gets in
 * @param done whether it was open, and closed with proof
 */
public record DrillView(
    RunId run,
    WindowState state,
    PersonId owner,
    Instant startedAt,
    Optional<Duration> approve,
    Optional<Duration> open,
    Optional<Duration> close,
    Optional<Duration> prove,
    boolean done) {}
