package io.kedgeline.activities.enrollment;

import io.kedgeline.activities.certificate.PemText;
import io.kedgeline.activities.sight.SessionEvidence;
import io.kedgeline.activities.sight.SoughtCertificate;
import io.kedgeline.domain.enrollment.EnrolledCertificate;
import io.kedgeline.domain.enrollment.EnrolledStage;
import io.kedgeline.ledger.registry.EnrolledTable;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import io.kedgeline.workflows.port.SessionSight;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Looks whether a device's certificate got a session, and registers it when it did. */
public final class CertificateSight implements SessionSight {

  private final EnrolledTable enrolled;
  private final SessionEvidence evidence;

  /** Looks by this evidence for what stands here. */
  public CertificateSight(EnrolledTable enrolled, SessionEvidence evidence) {
    this.enrolled = enrolled;
    this.evidence = evidence;
  }

  @Override
  public SessionReport confirmSession(SessionLook look) {
    Optional<EnrolledCertificate> there = enrolled.of(look.run());
    Optional<String> seen =
        there
            .filter(certificate -> certificate.stage() == EnrolledStage.ISSUED)
            .flatMap(this::seen);
    seen.ifPresent(sentence -> enrolled.registered(look.run()));
    boolean registered =
        enrolled
            .of(look.run())
            .filter(certificate -> certificate.stage() == EnrolledStage.REGISTERED)
            .isPresent();
    return new SessionReport(
        look.run(),
        registered,
        List.of(
            seen.orElse(
                registered
                    ? "the certificate was registered before"
                    : "no session of the certificate was seen")));
  }

  private Optional<String> seen(EnrolledCertificate certificate) {
    EnrolledCertificate.Issued issued = certificate.issued().orElseThrow();
    return issuer(issued)
        .flatMap(issuer ->
            evidence.seen(
                new SessionEvidence.Wanted(
                    certificate.run(),
                    certificate.anchor(),
                    new SoughtCertificate(
                        issuer, certificate.names().commonName(), issued.serial()),
                    certificate.from())));
  }

  /** The first above a certificate is its authority's own. */
  private static Optional<X509Certificate> issuer(EnrolledCertificate.Issued issued) {
    return issued.chain().stream()
        .limit(1)
        .flatMap(text -> PemText.certificates(text).stream())
        .findFirst();
  }
}
