package io.kedgeline.twins.aws;

import java.time.Instant;

/**
 * One call, as CloudTrail would tell it.
 *
 * @param at by the twin's clock
 * @param service such as {@code rolesanywhere}
 * @param operation such as {@code EnableProfile}
 * @param caller the caller's ARN, or the certificate's subject for CreateSession
 * @param sourceIdentity who set out, or empty
 * @param error the error's code, empty when the call went through
 */
public record AwsCall(
    Instant at,
    String service,
    String operation,
    String caller,
    String sourceIdentity,
    String error) {}
