package io.kedgeline.activities.sight;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.ledger.event.SeenCertificate;
import io.kedgeline.ledger.event.SeenCertificateTable;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a certificate got a session: what AWS told of itself is looked at first, for it stands
 * though AWS cannot be asked or does not know it yet; then AWS is asked.
 */
public final class SessionEvidence {

  private final AccountSessions sessions;
  private final SeenCertificateTable events;

  /** Looks through these sessions and at these events. */
  public SessionEvidence(AccountSessions sessions, SeenCertificateTable events) {
    this.sessions = sessions;
    this.events = events;
  }

  /**
   * Which certificate is looked for.
   *
   * @param run for which run
   * @param anchor at which anchor it is presented
   * @param certificate the certificate
   * @param from from when on a session counts
   */
  public record Wanted(
      RunId run, TrustAnchorArn anchor, SoughtCertificate certificate, Instant from) {}

  /**
   * That it got one, in a sentence. AWS itself does not say at which anchor, and is not asked for
   * one that another anchor would take too.
   */
  public Optional<String> seen(Wanted wanted) {
    return toldByAws(wanted)
        .map(at ->
            "AWS told by an event that certificate %s got a session at %s"
                .formatted(wanted.certificate().serial(), at))
        .or(() ->
            askedAws(wanted)
                .map(at ->
                    "AWS says that certificate %s got a session at %s"
                        .formatted(wanted.certificate().serial(), at)));
  }

  private Optional<Instant> askedAws(Wanted wanted) {
    return sessions
        .acting(
            Duty.OBSERVE,
            wanted.anchor().account(),
            wanted.anchor().region(),
            wanted.run(),
            clients -> new SubjectSight(clients.rolesAnywhere()).seen(wanted.certificate()))
        .filter(at -> !at.isBefore(wanted.from()));
  }

  /** An event need not tell who issued it; where one does, it must be the issuer. */
  private Optional<Instant> toldByAws(Wanted wanted) {
    return events.under(wanted.anchor()).stream()
        .filter(seen -> seen.serial().equals(wanted.certificate().serial()))
        .filter(seen -> seen.issuer().filter(wanted.certificate()::issuedByAnother).isEmpty())
        .map(SeenCertificate::lastSeen)
        .filter(at -> !at.isBefore(wanted.from()))
        .findFirst();
  }
}
