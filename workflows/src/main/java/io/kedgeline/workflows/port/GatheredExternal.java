package io.kedgeline.workflows.port;

import io.kedgeline.domain.external.ExternalWorld;
import io.kedgeline.workflows.governed.Trust;

/**
 * What was gathered for an anchor of an authority outside AWS.
 *
 * @param world the state of the world
 * @param trust whose acts and sign-ins count in this run
 */
public record GatheredExternal(ExternalWorld world, Trust trust) {}
