package io.kedgeline.workflows.port;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.time.Instant;

/**
 * A certificate that was issued, as read back.
 *
 * @param run the run that had it issued
 * @param serial its serial number
 * @param key the SHA-256 of its key as SubjectPublicKeyInfo in DER
 * @param until until when it is valid
 * @param bundle what the consumer gets
 */
public record IssueReport(
    RunId run, CertificateSerial serial, Digest key, Instant until, BootstrapBundle bundle) {}
