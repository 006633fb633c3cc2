package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Digest;

/**
 * How a making ended.
 *
 * @param state the last state
 * @param reason why, in words
 * @param head the hash of the last entry of the sealed journal
 */
public record OnboardingOutcome(OnboardingState state, String reason, Digest head) {}
