package io.kedgeline.domain.external;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.plan.Digest;
import java.time.Instant;

/**
 * What the ledger has of an authority outside AWS whose anchor a run makes.
 *
 * @param certificate the digest of the authority's certificate
 * @param canary the serial number of the certificate that is waited for
 * @param commonName what that is called
 * @param from from when on a session of it counts
 * @param seen whether it got a session at the anchor
 */
public record MadeExternal(
    Digest certificate, CertificateSerial canary, String commonName, Instant from, boolean seen) {

  /** Whether it is of these documents. */
  public boolean follows(ExternalFacts facts) {
    return certificate.matches(facts.authority().sha256())
        && canary.equals(facts.canary().serial())
        && facts
            .canary()
            .names()
            .filter(names -> names.commonName().equals(commonName))
            .isPresent();
  }
}
