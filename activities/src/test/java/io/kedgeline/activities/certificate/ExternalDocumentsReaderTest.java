package io.kedgeline.activities.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;

/** What is read of the documents of an authority outside AWS. */
class ExternalDocumentsReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String URI = "urn:exacttr:workload:canary-1";

  private final InventedCa ca = InventedCa.root("CN=Partner CA,O=Partner", NOW);
  private final Issued canary = issued("CN=canary-1,OU=partner,O=Partner", ca);

  private static Issued issued(String subject, InventedCa by) {
    return by.issue(
        subject,
        NOW,
        Duration.ofDays(20),
        "EC",
        List.of(
            new GeneralNames(
                new GeneralName[] {
                  new GeneralName(GeneralName.dNSName, "canary.example"),
                  new GeneralName(GeneralName.uniformResourceIdentifier, URI),
                  new GeneralName(GeneralName.uniformResourceIdentifier, URI + "-too")
                })));
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z0-9 ]+-----", ""));
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private byte[] authority() {
    return der(ca.self().certificate());
  }

  private byte[] list(X509Certificate... revoked) {
    return der(ca.revocationList(NOW, List.of(revoked)));
  }

  private ExternalFacts read(byte[] list, X509Certificate leaf) throws GeneralSecurityException {
    return ExternalDocumentsReader.read(authority(), list, der(leaf));
  }

  @Test
  void theAuthoritysCertificateIsReadAsItIs() throws GeneralSecurityException {
    var read = read(list(), canary.certificate()).authority();
    assertEquals("O=Partner,CN=Partner CA", read.subject());
    assertEquals(Optional.of("Partner CA"), read.commonName());
    assertEquals(Digest.of(authority()), read.sha256());
    assertEquals(Optional.of(KeyKind.EC_P256), read.key());
    assertTrue(read.authority() && read.signsCertificates() && read.signsLists());
    assertEquals(NOW, read.notBefore());
    assertEquals(NOW.plus(Duration.ofDays(3650)), read.notAfter());
  }

  @Test
  void theListIsReadBesideTheAuthority() throws GeneralSecurityException {
    byte[] list = list(issued("CN=gone", ca).certificate());
    var read = read(list, canary.certificate()).list();
    assertTrue(read.signed() && read.whole());
    assertEquals(1, read.entries());
    assertEquals(Optional.empty(), read.number());
    assertEquals(Optional.of(NOW.plus(Duration.ofDays(7))), read.nextUpdate());
  }

  @Test
  void anotherAuthorityOfTheSameNameSignsNothingOfThisOne() throws GeneralSecurityException {
    InventedCa mallory = InventedCa.root("CN=Partner CA,O=Partner", NOW);
    byte[] theirs = der(mallory.revocationList(NOW, List.of()));
    assertFalse(read(theirs, canary.certificate()).list().signed());
    assertFalse(read(list(), issued("CN=canary-1", mallory).certificate()).canary().issued());
  }

  @Test
  void theCanaryIsReadBesideAuthorityAndList() throws GeneralSecurityException {
    var read = read(list(), canary.certificate()).canary();
    assertEquals(
        Optional.of(
            new CertificateNames(
                Map.of("CN", "canary-1", "OU", "partner", "O", "Partner"), Optional.of(URI))),
        read.names());
    assertEquals(canary.certificate().getSerialNumber().toString(16), read.serial().value());
    assertTrue(read.issued() && read.endEntity());
    assertFalse(read.revoked());
    assertTrue(read(list(canary.certificate()), canary.certificate()).canary().revoked());
  }

  @Test
  void anAuthorityBelowIsNoCanary() throws GeneralSecurityException {
    X509Certificate below = ca.subordinate("CN=Below", NOW).self().certificate();
    assertFalse(read(list(), below).canary().endEntity());
  }

  @Test
  void twoCommonNamesAreNoName() throws GeneralSecurityException {
    X509Certificate two = issued("CN=canary-1,CN=canary-2,OU=partner", ca).certificate();
    assertEquals(Optional.empty(), read(list(), two).canary().names());
  }

  @Test
  void severalValuesOfOneTypeAreJoinedAsAwsJoinsThem() throws GeneralSecurityException {
    X509Certificate two = issued("CN=canary-1,OU=Security,OU=Engineering", ca).certificate();
    assertEquals(
        "Security/Engineering",
        read(list(), two).canary().names().orElseThrow().subject().get("OU"));
  }

  @Test
  void whatFollowsADocumentOrIsNoneIsRefused() {
    byte[] longer = Arrays.copyOf(authority(), authority().length + 1);
    byte[] leaf = der(canary.certificate());
    for (byte[] wrong : List.of(longer, new byte[] {0x30, 0}, new byte[0], list())) {
      assertThrows(
          GeneralSecurityException.class, () -> ExternalDocumentsReader.read(wrong, list(), leaf));
    }
    byte[] list = list();
    for (byte[] wrong : List.of(authority(), Arrays.copyOf(list, list.length + 1))) {
      assertThrows(
          GeneralSecurityException.class,
          () -> ExternalDocumentsReader.read(authority(), wrong, leaf));
    }
  }
}
