package io.kedgeline.workflows.governed;

import io.kedgeline.domain.warrant.Act;

/**
 * A review that somebody gave, and that is to be recorded.
 *
 * @param act what they say
 * @param signed the same as the server signed it
 */
public record ReviewGiven(Act.Review act, SignedAct signed) {}
