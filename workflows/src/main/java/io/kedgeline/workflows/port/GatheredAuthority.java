package io.kedgeline.workflows.port;

import io.kedgeline.domain.authority.AuthorityWorld;
import io.kedgeline.workflows.governed.Trust;

/**
 * What was gathered for an authority.
 *
 * @param world the state of the world
 * @param trust whose acts and sign-ins count in this run
 */
public record GatheredAuthority(AuthorityWorld world, Trust trust) {}
