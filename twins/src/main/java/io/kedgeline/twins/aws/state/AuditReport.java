package io.kedgeline.twins.aws.state;

import java.time.Instant;

/**
 * A report of what an authority issued and revoked.
 *
 * @param id its UUID
 * @param bucket where it was written
 * @param key under which key
 * @param written whether the bucket took it
 * @param created when it was asked for
 * @param readyAt from when on it is told to be done
 */
public record AuditReport(
    String id, String bucket, String key, boolean written, Instant created, Instant readyAt) {}
