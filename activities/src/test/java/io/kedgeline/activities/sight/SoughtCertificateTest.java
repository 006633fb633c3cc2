package io.kedgeline.activities.sight;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.twins.pki.InventedCa;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an event's issuer is that of a certificate that is looked for. */
class SoughtCertificateTest {

  private final SoughtCertificate sought =
      new SoughtCertificate(
          InventedCa.root("CN=Device CA,O=ExactTR", Instant.parse("2026-11-01T12:00:00Z"))
              .self()
              .certificate(),
          "laptop-0042",
          new CertificateSerial("a1"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=Device CA,O=ExactTR",
        "O=ExactTR, CN=Device CA",
        "cn=device ca, o=ExactTR",
        "SERIALNUMBER=12, CN=Device CA, O=ExactTR",
        "2.5.4.5=#13023132, CN=Device CA, O=ExactTR"
      })
  void anIssuerIsTheSameInWhicheverOrderItIsWritten(String name) {
    assertTrue(sought.issuedBy(name));
    assertFalse(sought.issuedByAnother(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN=Device CA", "CN=Device CA,O=Mallory", "CN=Other CA,O=ExactTR"})
  void anotherNameIsAnothersOne(String name) {
    assertFalse(sought.issuedBy(name));
    assertTrue(sought.issuedByAnother(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Device CA", "/CN=Device CA/O=ExactTR", "CN"})
  void aNameThatCannotBeReadTellsNothing(String name) {
    assertFalse(sought.issuedBy(name));
    assertFalse(sought.issuedByAnother(name));
  }
}
