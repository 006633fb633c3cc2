package io.kedgeline.activities.enrollment;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.enrollment.EnrolledCertificate;
import io.kedgeline.domain.enrollment.EnrolledStage;
import io.kedgeline.ledger.event.SeenCertificate;
import io.kedgeline.ledger.event.SeenCertificateTable;
import io.kedgeline.ledger.registry.EnrolledTable;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import io.kedgeline.workflows.port.SessionSight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether a device's certificate got a session: what AWS told of itself is looked at first,
 * for it stands though AWS cannot be asked or does not know it yet; then AWS is asked.
 */
public final class CertificateSight implements SessionSight {

  private final AccountSessions sessions;
  private final EnrolledTable enrolled;
  private final SeenCertificateTable events;

  /** Looks through these sessions and at these events for what stands here. */
  public CertificateSight(
      AccountSessions sessions, EnrolledTable enrolled, SeenCertificateTable events) {
    this.sessions = sessions;
    this.enrolled = enrolled;
    this.events = events;
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
    CertificateSerial serial = certificate.issued().orElseThrow().serial();
    return toldByAws(certificate, serial)
        .map(at ->
            "AWS told by an event that certificate %s got a session at %s".formatted(serial, at))
        .or(() ->
            askedAws(certificate, serial)
                .map(at ->
                    "AWS says that certificate %s got a session at %s".formatted(serial, at)));
  }

  private Optional<Instant> askedAws(EnrolledCertificate certificate, CertificateSerial serial) {
    return sessions.acting(
        Duty.OBSERVE,
        certificate.anchor().account(),
        certificate.anchor().region(),
        certificate.run(),
        clients -> new SubjectSight(clients.rolesAnywhere()).seen(certificate.names(), serial));
  }

  private Optional<Instant> toldByAws(EnrolledCertificate certificate, CertificateSerial serial) {
    return events.under(certificate.anchor()).stream()
        .filter(seen -> seen.serial().equals(serial))
        .map(SeenCertificate::lastSeen)
        .filter(at -> !at.isBefore(certificate.from()))
        .findFirst();
  }
}
