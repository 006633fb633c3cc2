package io.kedgeline.conformance.guilty.workflows;

import software.amazon.awssdk.services.iam.IamClient;

/**
 * Guilty: a workflow that calls AWS itself.
 *
 * @param iam what only an activity may hold
 */
public record CallsAws(IamClient iam) {}
