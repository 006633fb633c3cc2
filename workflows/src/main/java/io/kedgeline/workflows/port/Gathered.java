package io.kedgeline.workflows.port;

import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.workflows.governed.Trust;

/**
 * What was gathered.
 *
 * @param world the state of the world
 * @param trust whose acts and sign-ins count in this run
 */
public record Gathered(WindowWorld world, Trust trust) {}
