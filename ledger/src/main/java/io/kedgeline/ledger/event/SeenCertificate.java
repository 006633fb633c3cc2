package io.kedgeline.ledger.event;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that got a session, as far as events tell. That one is not among them says nothing:
 * events get lost.
 *
 * @param anchor the trust anchor that it was accepted under
 * @param serial its serial number
 * @param issuer its issuer, where events told it
 * @param lastSeen when it last got a session, by AWS
 */
public record SeenCertificate(
    TrustAnchorArn anchor, CertificateSerial serial, Optional<String> issuer, Instant lastSeen) {}
