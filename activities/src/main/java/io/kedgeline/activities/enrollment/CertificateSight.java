package io.kedgeline.activities.enrollment;

import io.kedgeline.activities.certificate.PemText;
import io.kedgeline.activities.sight.SessionEvidence;
import io.kedgeline.activities.sight.SoughtCertificate;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import io.kedgeline.workflows.port.SessionSight;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Looks whether a device's certificate got a session, and registers it when it did. */
public final class CertificateSight implements SessionSight {

  private final IssuedCertificateTable certificates;
  private final SessionEvidence evidence;

  /** Looks by this evidence for what stands here. */
  public CertificateSight(IssuedCertificateTable certificates, SessionEvidence evidence) {
    this.certificates = certificates;
    this.evidence = evidence;
  }

  @Override
  public SessionReport confirmSession(SessionLook look) {
    Optional<IssuedCertificate> there = certificates.of(look.run());
    Optional<String> seen =
        there
            .filter(certificate -> certificate.stage() == CertificateStage.ISSUED)
            .flatMap(this::seen);
    seen.ifPresent(sentence -> certificates.registered(look.run()));
    boolean registered =
        certificates
            .of(look.run())
            .filter(certificate -> certificate.stage() == CertificateStage.REGISTERED)
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

  private Optional<String> seen(IssuedCertificate certificate) {
    IssuedCertificate.Issued issued = certificate.issued().orElseThrow();
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
  private static Optional<X509Certificate> issuer(IssuedCertificate.Issued issued) {
    return issued.chain().stream()
        .limit(1)
        .flatMap(text -> PemText.certificates(text).stream())
        .findFirst();
  }
}
