package io.kedgeline.activities.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AnchorSight;
import io.kedgeline.activities.certificate.PemText;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.twins.pki.InventedCa;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rolesanywhere.model.Source;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** Whom anchors trust, by what Roles Anywhere tells of them. */
class AnchorDataTest {

  private static final Source WITHOUT_DATA =
      Source.builder().sourceType(TrustAnchorType.SELF_SIGNED_REPOSITORY).build();

  private static X509Certificate authority(String commonName) {
    return InventedCa.root("CN=" + commonName, Instant.parse("2026-11-01T12:00:00Z"))
        .self()
        .certificate();
  }

  @Test
  void anAnchorWithoutDataIsNobodysBundle() {
    assertFalse(AnchorSource.bundles(WITHOUT_DATA, Digest.ofText("any")));
    assertFalse(new AnchorSource.Bundle(authority("Partner CA")).is(WITHOUT_DATA));
  }

  @Test
  void anAnchorWithoutDataTrustsNoAuthorityOfPrivateCa() {
    assertEquals(
        Optional.empty(),
        AnchorSight.authority(TrustAnchorDetail.builder().source(WITHOUT_DATA).build()));
  }

  @Test
  void aBundleIsKnownByTheDigestOfEachOfItsCertificates() {
    X509Certificate partner = authority("Partner CA");
    Source both =
        Source.builder()
            .sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
            .sourceData(
                d -> d.x509CertificateData(PemText.of(authority("Other CA")) + PemText.of(partner)))
            .build();
    assertTrue(AnchorSource.bundles(both, PemText.digest(partner)));
    assertFalse(AnchorSource.bundles(both, PemText.digest(authority("Partner CA"))));
  }
}
