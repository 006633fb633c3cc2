package io.kedgeline.domain.issuance;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate of a device, or of a window's holder, as the ledger has it.
 *
 * @param run the run that has it issued
 * @param device the device; nothing for a window's holder
 * @param profile by which it gets in
 * @param role as which
 * @param anchor where it is presented
 * @param authority who issues it
 * @param names what it says
 * @param key the SHA-256 of its key as SubjectPublicKeyInfo in DER
 * @param from from when on it is valid
 * @param until until when
 * @param session how long its sessions are
 * @param asked when AWS was first asked for it; nothing before that
 * @param arn what AWS calls it, once AWS has answered
 * @param issued what AWS issued, once it was read
 * @param stage how far it is
 */
public record IssuedCertificate(
    RunId run,
    Optional<DeviceId> device,
    ProfileArn profile,
    RoleArn role,
    TrustAnchorArn anchor,
    CertificateAuthorityArn authority,
    CertificateNames names,
    Digest key,
    Instant from,
    Instant until,
    Duration session,
    Optional<Instant> asked,
    Optional<String> arn,
    Optional<Issued> issued,
    CertificateStage stage) {

  /**
   * What AWS issued.
   *
   * @param serial its serial number
   * @param certificate the certificate in PEM
   * @param chain the authority's own certificate and those above it in PEM, the root last
   */
  public record Issued(CertificateSerial serial, String certificate, List<String> chain) {

    public Issued {
      chain = List.copyOf(chain);
    }
  }

  /**
   * What the consumer gets, once it is issued. The trust anchor trusts the authority that issued
   * it, so that nothing stands between the two.
   */
  public Optional<BootstrapBundle> bundle() {
    return issued.map(there ->
        new BootstrapBundle(there.certificate(), List.of(), anchor, profile, role, session));
  }
}
