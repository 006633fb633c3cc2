package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * One person's word on one plan.
 *
 * @param round the round of planning it was given in
 * @param plan the digest of the plan that the person saw
 * @param slot the place to be filled; a denial needs none
 * @param person who says it
 * @param decision what they say
 * @param at when it was said
 * @param signIn the sign-in for this very plan that it brings, if it does
 */
public record Vote(
    int round,
    Digest plan,
    Optional<String> slot,
    PersonId person,
    Decision decision,
    Instant at,
    Optional<SignIn> signIn) {}
