package io.kedgeline.workflows.port;

import io.kedgeline.domain.onboarding.ProfileWorld;
import io.kedgeline.workflows.governed.Trust;

/**
 * What was gathered for a profile.
 *
 * @param world the state of the world
 * @param trust whose acts and sign-ins count in this run
 */
public record GatheredProfile(ProfileWorld world, Trust trust) {}
