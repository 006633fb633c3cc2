package io.kedgeline.activities.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * How the worker reaches AWS.
 *
 * @param base the worker's own identity, which may do nothing but assume the executor roles
 * @param endpoint where every service is, instead of AWS's own addresses
 */
public record AwsAccess(AwsCredentialsProvider base, Optional<URI> endpoint) {}
