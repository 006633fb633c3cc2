package io.kedgeline.twins.aws.authz;

/**
 * One request to be decided.
 *
 * @param caller who asks
 * @param action {@code service:Action}
 * @param resource the ARN that it is asked on, or {@code *} for actions without one
 * @param context its condition keys
 */
public record AccessRequest(
    Caller caller, String action, String resource, RequestContext context) {}
