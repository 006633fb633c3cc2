package io.kedgeline.conformance.guilty.domain;

import io.temporal.client.WorkflowClient;

/**
 * Guilty: a decision that knows the engine.
 *
 * @param client what it should not know
 */
public record KnowsTheEngine(WorkflowClient client) {}
