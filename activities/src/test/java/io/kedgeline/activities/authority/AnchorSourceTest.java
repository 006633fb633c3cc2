package io.kedgeline.activities.authority;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.certificate.PemText;
import io.kedgeline.twins.pki.InventedCa;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rolesanywhere.model.Source;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** Whether an anchor's bundle is the one that was planned. */
class AnchorSourceTest {

  private static final X509Certificate ONE =
      InventedCa.root("CN=Partner CA", Instant.parse("2026-11-01T12:00:00Z")).self().certificate();
  private static final AnchorSource PLANNED = new AnchorSource.Bundle(ONE);

  private static Source bundle(String pem) {
    return Source.builder()
        .sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
        .sourceData(data -> data.x509CertificateData(pem))
        .build();
  }

  @Test
  void theBundleThatWasTakenIsThePlannedOne() {
    assertTrue(PLANNED.is(PLANNED.taken()));
    assertFalse(PLANNED.is(bundle(PemText.of(ONE).repeat(2))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN TRUSTED CERTIFICATE-----\nAAAA\n-----END TRUSTED CERTIFICATE-----\n"
      })
  void aBundleThatHoldsMoreThanCanBeReadIsAnother(String unreadable) {
    assertFalse(PLANNED.is(bundle(PemText.of(ONE) + unreadable)));
  }
}
