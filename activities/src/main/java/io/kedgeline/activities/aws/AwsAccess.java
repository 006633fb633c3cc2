package io.kedgeline.activities.aws;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * How the worker reaches AWS.
 *
 * @param base the worker's own identity for each duty, which may do nothing but assume that duty's
 *     executor role
 * @param endpoint where every service is, instead of AWS's own addresses
 */
public record AwsAccess(Function<Duty, AwsCredentialsProvider> base, Optional<URI> endpoint) {}
