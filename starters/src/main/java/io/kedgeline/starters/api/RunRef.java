package io.kedgeline.starters.api;

import io.kedgeline.domain.plan.RunId;

/** A run that was asked for. */
public record RunRef(RunId run) {}
