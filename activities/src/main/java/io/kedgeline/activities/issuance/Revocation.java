package io.kedgeline.activities.issuance;

import io.kedgeline.activities.aws.issuance.IssuedLeaf;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.activities.certificate.PemText;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.domain.issuance.IssuedCertificate.Issued;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.RequestAlreadyProcessedException;
import software.amazon.awssdk.services.acmpca.model.RevocationReason;

/** Has one certificate revoked, and proves that it is. */
final class Revocation {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AcmPcaClient privateCa;
  private final InstantSource clock;

  Revocation(AcmPcaClient privateCa, InstantSource clock) {
    this.privateCa = privateCa;
    this.clock = clock;
  }

  /**
   * Revokes it, whether its issue was read or only asked for; one whose time is over revokes
   * itself, and AWS takes no revocation of it.
   *
   * @return what was seen
   */
  String revoke(IssuedCertificate there, IssuedCertificateTable certificates) {
    Issued issued =
        there
            .issued()
            .orElseGet(() ->
                issued(
                    new LeafIssuer(privateCa, PATIENCE)
                        .read(there.authority(), there.arn().orElseThrow())));
    boolean over = clock.instant().isAfter(there.until());
    if (!over) {
      requireRevoked(there, issued.serial());
    }
    certificates.revoked(there.run(), issued);
    return (over ? "the time of certificate %s is over" : "certificate %s is revoked")
        .formatted(issued.serial());
  }

  /** AWS answers nothing to a revocation; that it did it says what it answers to a second one. */
  private void requireRevoked(IssuedCertificate there, CertificateSerial serial) {
    boolean before = processed(there, serial);
    boolean revoked = before || processed(there, serial);
    if (!revoked) {
      throw ApplicationFailure.newFailure(
          "AWS Private CA does not say that certificate %s is revoked".formatted(serial),
          FailureType.NOT_READ_BACK.name());
    }
  }

  /** Whether it was revoked before. */
  private boolean processed(IssuedCertificate there, CertificateSerial serial) {
    try {
      privateCa.revokeCertificate(r ->
          r.certificateAuthorityArn(there.authority().value())
              .certificateSerial(colons(serial))
              .revocationReason(RevocationReason.CESSATION_OF_OPERATION));
      return false;
    } catch (RequestAlreadyProcessedException before) {
      return true;
    }
  }

  /** Hexadecimal, two digits between colons (API reference, RevokeCertificate). */
  private static String colons(CertificateSerial serial) {
    String hex = serial.value();
    String even = hex.length() % 2 == 0 ? hex : "0" + hex;
    return even.replaceAll("(..)(?!$)", "$1:");
  }

  /** What AWS issued, as the ledger keeps it. */
  static Issued issued(IssuedLeaf leaf) {
    return new Issued(
        CertificateSerial.ofHexadecimal(leaf.certificate().getSerialNumber().toString(16))
            .orElseThrow(),
        PemText.of(leaf.certificate()),
        leaf.chain().stream().map(PemText::of).toList());
  }
}
