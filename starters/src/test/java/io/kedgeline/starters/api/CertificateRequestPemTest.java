package io.kedgeline.starters.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.starters.SampleHolderWindow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateRequestPemTest {

  private static final String PEM = SampleHolderWindow.REQUEST;

  @Test
  void aRequestIsTakenAsOpensslWritesIt() {
    for (String written :
        List.of(
            PEM,
            PEM.replace("\n", "\r\n"),
            PEM.replace("CERTIFICATE", "NEW CERTIFICATE"),
            "Certificate Request:\n    Data:\n" + PEM,
            PEM.strip())) {
      assertEquals(Optional.empty(), CertificateRequestPem.RULE.broken(written), written);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a request in PEM",
        "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n",
        "-----END CERTIFICATE REQUEST-----\nMAA=\n-----BEGIN CERTIFICATE REQUEST-----\n",
        "-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n",
        "-----BEGIN CERTIFICATE REQUEST-----\n!!!!\n-----END CERTIFICATE REQUEST-----\n",
        "-----BEGIN CERTIFICATE REQUEST-----\nX: y\n\nMAA=\n-----END CERTIFICATE REQUEST-----\n",
        "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END NEW CERTIFICATE REQUEST-----\n",
        "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n",
        "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n"
      })
  void whatIsNoRequestIsRefused(String text) {
    assertEquals(
        Optional.of("must be one PKCS#10 request in PEM, with nothing after it"),
        CertificateRequestPem.RULE.broken(text));
  }

  @Test
  void oneRequestIsShownAndNothingAfterIt() {
    for (String more : List.of(PEM, "-----BEGIN PRIVATE KEY-----\n", "and more\n")) {
      assertTrue(CertificateRequestPem.RULE.broken(PEM + more).isPresent(), more);
    }
  }

  @Test
  void whatIsEmptyOrTooLongIsRefusedUnread() {
    String longest = " ".repeat(CertificateRequestPem.LONGEST - PEM.length()) + PEM;
    assertEquals(Optional.empty(), CertificateRequestPem.RULE.broken(longest));
    for (String text : List.of("", " " + longest)) {
      assertEquals(
          Optional.of("must be PKCS#10 in PEM, of 1 to 8192 characters"),
          CertificateRequestPem.RULE.broken(text));
    }
  }
}
