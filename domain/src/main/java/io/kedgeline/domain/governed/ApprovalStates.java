package io.kedgeline.domain.governed;

/**
 * The states that every runbook has before anything is done, as its own enum names them.
 *
 * @param planning the world is read and a plan is made
 * @param awaiting the plan is put to the vote
 * @param approved the quorum is met
 * @param rejected it cannot be planned, or not be begun
 * @param denied somebody said no
 * @param withdrawn who asked for it does not want it any more
 * @param expired the quorum was not met in time
 */
public record ApprovalStates<S extends RunState>(
    S planning, S awaiting, S approved, S rejected, S denied, S withdrawn, S expired) {}
