package io.kedgeline.activities.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.twins.pki.InventedCa;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a text of certificates of which one cannot be read. */
class PemTextTest {

  private static final X509Certificate ONE =
      InventedCa.root("CN=Partner CA", Instant.parse("2026-11-01T12:00:00Z")).self().certificate();
  private static final String PEM = PemText.of(ONE);

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "\n%s", "0 a comment\r\n%s\n0 another", "\ufeff%s", "----- ours -----\n%s"})
  void aCertificateIsReadWithoutWhatExplainsIt(String around) {
    String text = around.formatted(PEM);
    assertEquals(List.of(ONE), PemText.certificates(text));
    assertEquals(Optional.of(List.of(ONE)), PemText.everyCertificate(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n",
        "-----END CERTIFICATE-----\n",
        "-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----\n",
        "see -----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
      })
  void whatCannotBeReadHidesNoOtherAndIsNotPassedOver(String unreadable) {
    for (String text : List.of(unreadable + PEM, PEM + unreadable)) {
      assertEquals(List.of(ONE), PemText.certificates(text));
      assertEquals(Optional.empty(), PemText.everyCertificate(text));
    }
    assertEquals(Optional.empty(), PemText.everyCertificate(unreadable));
  }

  @Test
  void aTextWithoutACertificateSaysNothing() {
    assertEquals(List.of(), PemText.certificates("nothing"));
    assertEquals(Optional.empty(), PemText.everyCertificate("nothing"));
  }
}
