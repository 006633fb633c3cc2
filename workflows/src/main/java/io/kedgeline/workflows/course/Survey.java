package io.kedgeline.workflows.course;

import io.kedgeline.domain.governed.World;
import io.kedgeline.workflows.governed.Trust;

/**
 * What was gathered for a run.
 *
 * @param world the state of the world
 * @param trust whose acts and sign-ins count in this run
 */
public record Survey<W extends World>(W world, Trust trust) {}
