package io.kedgeline.workflows.port;

import io.kedgeline.domain.breakglass.World;
import io.kedgeline.workflows.governed.Keyring;

/**
 * What was gathered.
 *
 * @param world the state of the world
 * @param keyring the keys whose acts count in this run
 */
public record Gathered(World world, Keyring keyring) {}
