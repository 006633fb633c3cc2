package io.kedgeline.workflows.onboarding;

import io.kedgeline.workflows.governed.SignedAct;

/**
 * What starts a making.
 *
 * @param request the signed request; nothing in it is believed before its signature is verified
 */
public record OnboardingStart(SignedAct request) {}
