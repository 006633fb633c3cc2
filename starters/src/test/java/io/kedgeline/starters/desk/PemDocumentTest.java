package io.kedgeline.starters.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.pki.InventedCa;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One document in text is read, what is nearly one is refused, and soon whatever it is. */
class PemDocumentTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final InventedCa CA = InventedCa.root("CN=Partner CA,O=Partner", NOON);
  private static final String CERTIFICATE = CA.self().certificatePem();
  private static final String LIST = CA.revocationList(NOON, List.of());
  private static final String BEGIN = "-----BEGIN X509 CRL-----";
  private static final String END = "-----END X509 CRL-----";
  private static final int MOST = 300_000;

  @Test
  void whatIsBetweenTheBoundariesIsTheDocument() throws GeneralSecurityException {
    byte[] der = CA.self().certificate().getEncoded();
    for (String written :
        List.of(
            CERTIFICATE,
            CERTIFICATE.strip(),
            CERTIFICATE.replace("\n", "\r\n"),
            "\n \n" + CERTIFICATE.replace("\n", " \n") + "\n\t\n")) {
      assertArrayEquals(der, PemDocument.CERTIFICATE.der(written));
    }
    assertEquals(Optional.empty(), PemDocument.REVOCATION_LIST.broken(LIST));
  }

  static Stream<String> longOnes() {
    return Stream.of(
        BEGIN + " ".repeat(MOST),
        BEGIN + "\n".repeat(MOST),
        BEGIN + "\n" + "A".repeat(MOST),
        BEGIN + "\n" + "A ".repeat(MOST / 2) + "-----END X509 CR",
        BEGIN + "\n" + " ".repeat(MOST) + "\n" + END,
        BEGIN + "\n" + "A\n".repeat(MOST / 2) + END,
        (BEGIN + "\n").repeat(MOST / 25) + END,
        " ".repeat(MOST),
        "-".repeat(MOST));
  }

  @ParameterizedTest
  @MethodSource("longOnes")
  void whateverIsAsLongAsAListMayBeIsRefusedSoon(String text) {
    assertTrue(
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> PemDocument.REVOCATION_LIST.broken(text).isPresent()));
  }

  @Test
  void whatFollowsTheDocumentInItsEncodingIsRefused() {
    for (PemDocument kind : PemDocument.values()) {
      String whole = kind == PemDocument.CERTIFICATE ? CERTIFICATE : LIST;
      String[] label = whole.strip().split("\n", 2);
      byte[] der = kind.der(whole);
      byte[] longer = Arrays.copyOf(der, der.length + 1);
      String end = whole.strip().substring(whole.strip().lastIndexOf('\n'));
      assertTrue(
          kind.broken(label[0] + "\n" + Base64.getEncoder().encodeToString(longer) + end)
              .isPresent());
      assertTrue(
          kind.broken(
                  label[0]
                      + "\n"
                      + Base64.getEncoder()
                          .encodeToString(whole.getBytes(StandardCharsets.US_ASCII))
                      + end)
              .isPresent());
    }
  }

  static Stream<String> nearlyOne() {
    return Stream.of(
        "",
        BEGIN + "\n" + END,
        BEGIN + "\n\n" + END,
        LIST + LIST,
        LIST + "more",
        "more\n" + LIST,
        LIST.replace("\n" + END, END),
        LIST.replace(BEGIN + "\n", BEGIN + " "),
        LIST.replace(BEGIN, BEGIN + "-"),
        LIST.replace("X509 CRL", "x509 crl"),
        LIST.replace("X509 CRL", "CRL"),
        LIST.replace(END, "-----END CERTIFICATE-----"),
        LIST.replace(BEGIN, BEGIN + "\nProc-Type: 4,ENCRYPTED\n"),
        LIST.replace(BEGIN + "\n", BEGIN + "\n*"),
        CERTIFICATE);
  }

  @ParameterizedTest
  @MethodSource("nearlyOne")
  void whatIsNearlyAListIsRefused(String text) {
    assertEquals(
        Optional.of("must be one revocation list in PEM"),
        PemDocument.REVOCATION_LIST.broken(text));
  }
}
