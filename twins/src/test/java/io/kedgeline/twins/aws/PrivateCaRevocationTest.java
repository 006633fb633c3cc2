package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.PkiWorld.BUCKET;
import static io.kedgeline.twins.aws.PkiWorld.LETS_PRIVATE_CA_IN;
import static io.kedgeline.twins.aws.PkiWorld.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kedgeline.twins.pki.Issued;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.AuditReportStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CreateCertificateAuthorityAuditReportResponse;
import software.amazon.awssdk.services.acmpca.model.RevocationReason;

/** Revocation, and the list that tells of it later. */
class PrivateCaRevocationTest {

  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final String NUMBER = "2.5.29.20";
  private static final int DAYS = 7;

  private final PkiWorld world = new PkiWorld();
  private final AcmPcaClient pca = world.pca;
  private String root = "";
  private String ca = "";

  PrivateCaRevocationTest() throws IOException {}

  @BeforeEach
  void furnish() {
    root = world.rootCa();
    ca = world.subordinateCa(root, PkiWorld.listing(DAYS));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private static BigInteger number(X509CRL list) {
    return ASN1Integer.getInstance(
            ASN1OctetString.getInstance(list.getExtensionValue(NUMBER)).getOctets())
        .getValue();
  }

  @Test
  void aListComesOnlyWhenACertificateNamesIt() {
    world.later(Duration.ofDays(1));
    assertFalse(world.listed(ca));
    Issued leaf = world.leaf(ca, "CN=a");
    assertTrue(
        distributionPoint(leaf.certificate())
            .contains(
                "http://" + BUCKET + ".s3.eu-central-1.amazonaws.com/" + PkiWorld.listKey(ca)));
    assertFalse(world.listed(ca));
    world.later(HALF_AN_HOUR);
    assertTrue(world.listed(ca));
    assertNull(world.list(ca).getRevokedCertificates());
  }

  @Test
  void aRevocationIsOnTheListHalfAnHourLater() throws Exception {
    Issued leaf = world.leaf(ca, "CN=a");
    Issued other = world.leaf(ca, "CN=b");
    world.later(HALF_AN_HOUR);
    BigInteger first = number(world.list(ca));
    world.revoke(ca, leaf.certificate());
    world.later(HALF_AN_HOUR.minusSeconds(1));
    assertNull(world.list(ca).getRevokedCertificate(leaf.certificate()));
    world.later(Duration.ofSeconds(1));
    X509CRL list = world.list(ca);
    assertEquals(
        CRLReason.KEY_COMPROMISE,
        list.getRevokedCertificate(leaf.certificate()).getRevocationReason());
    assertNull(list.getRevokedCertificate(other.certificate()));
    assertEquals(first.add(BigInteger.ONE), number(list));
    assertEquals(world.now(), list.getThisUpdate().toInstant());
    assertEquals(world.now().plus(Duration.ofDays(DAYS)), list.getNextUpdate().toInstant());
    list.verify(
        PkiWorld.certificate(
                pca.getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(ca))
                    .certificate())
            .getPublicKey());
  }

  @Test
  void theDelayOfAListIsALever() {
    Issued leaf = world.leaf(ca, "CN=a");
    world.later(HALF_AN_HOUR);
    world.twin.levers().crlDelay(Duration.ofMinutes(2));
    world.revoke(ca, leaf.certificate());
    world.later(Duration.ofMinutes(2));
    assertNotNull(world.list(ca).getRevokedCertificate(leaf.certificate()));
  }

  private static String distributionPoint(X509Certificate leaf) {
    return new String(leaf.getExtensionValue("2.5.29.31"), StandardCharsets.ISO_8859_1);
  }

  private String listingElsewhere(boolean unnamed) {
    return world.subordinateCa(
        root,
        r ->
            r.revocationConfiguration(v ->
                v.crlConfiguration(c ->
                    c.enabled(true)
                        .expirationInDays(DAYS)
                        .s3BucketName(BUCKET)
                        .s3ObjectAcl("BUCKET_OWNER_FULL_CONTROL")
                        .customCname("crl.company.example")
                        .customPath("pki/lists")
                        .crlDistributionPointExtensionConfiguration(
                            d -> d.omitExtension(unnamed)))));
  }

  @Test
  void aListCanStandElsewhereAndBeNamedOtherwise() {
    String other = listingElsewhere(false);
    String key = "pki/lists/" + other.substring(other.indexOf('/') + 1) + ".crl";
    X509Certificate leaf = world.leaf(other, "CN=a").certificate();
    assertTrue(distributionPoint(leaf).contains("http://crl.company.example/" + key));
    world.later(HALF_AN_HOUR);
    assertEquals(1, world.s3.listObjectsV2(r -> r.bucket(BUCKET).prefix(key)).keyCount());
    X509Certificate silent = world.leaf(listingElsewhere(true), "CN=a").certificate();
    assertNull(silent.getExtensionValue("2.5.29.31"));
  }

  @Test
  void aListIsWrittenAfreshAtHalfOfItsLife() {
    world.leaf(ca, "CN=a");
    world.later(HALF_AN_HOUR);
    X509CRL first = world.list(ca);
    world.later(Duration.ofDays(DAYS).dividedBy(2).minusMinutes(5));
    assertEquals(first, world.list(ca));
    world.later(Duration.ofDays(DAYS).multipliedBy(4));
    X509CRL later = world.list(ca);
    assertEquals(number(first).add(BigInteger.valueOf(8)), number(later));
    assertTrue(later.getNextUpdate().toInstant().isAfter(world.now()));
  }

  @Test
  void aBucketThatRefusesIsTriedAgainEveryQuarterOfAnHour() {
    Issued leaf = world.leaf(ca, "CN=a");
    world.later(HALF_AN_HOUR);
    world.revoke(ca, leaf.certificate());
    world.s3.deleteBucketPolicy(r -> r.bucket(BUCKET));
    world.later(HALF_AN_HOUR);
    assertNull(world.list(ca).getRevokedCertificate(leaf.certificate()));
    world.s3.putBucketPolicy(r -> r.bucket(BUCKET).policy(LETS_PRIVATE_CA_IN));
    world.later(Duration.ofMinutes(14));
    assertNull(world.list(ca).getRevokedCertificate(leaf.certificate()));
    world.later(Duration.ofMinutes(1));
    assertNotNull(world.list(ca).getRevokedCertificate(leaf.certificate()));
  }

  @Test
  void aListForAllToReadEndsWhereTheBucketBlocksThem() {
    block(false);
    String open =
        world.subordinateCa(
            root,
            r ->
                r.revocationConfiguration(v ->
                    v.crlConfiguration(
                        c -> c.enabled(true).expirationInDays(DAYS).s3BucketName(BUCKET))));
    world.leaf(open, "CN=a");
    block(true);
    world.later(HALF_AN_HOUR);
    assertFalse(world.listed(open));
    block(false);
    world.later(Duration.ofMinutes(15));
    assertTrue(world.listed(open));
  }

  private void block(boolean acls) {
    world.s3.putPublicAccessBlock(r ->
        r.bucket(BUCKET)
            .publicAccessBlockConfiguration(b -> b.blockPublicAcls(acls).ignorePublicAcls(acls)));
  }

  @Test
  void bucketsCanBeMadeToRefuse() {
    world.leaf(ca, "CN=a");
    world.twin.levers().crlBucketsRefuse(true);
    world.later(Duration.ofHours(2));
    assertFalse(world.listed(ca));
    world.twin.levers().crlBucketsRefuse(false);
    world.later(Duration.ofMinutes(15));
    assertTrue(world.listed(ca));
  }

  @Test
  void aRevokedCertificateStaysUntilOneListAfterItHasExpired() {
    X509Certificate leaf = world.leaf(ca, "CN=a").certificate();
    world.later(HALF_AN_HOUR);
    world.revoke(ca, leaf);
    world.later(Duration.ofDays(29));
    assertNotNull(world.list(ca).getRevokedCertificate(leaf));
    int seen = 0;
    while (world.list(ca).getRevokedCertificate(leaf) != null) {
      if (world.list(ca).getThisUpdate().toInstant().isAfter(leaf.getNotAfter().toInstant())) {
        seen++;
      }
      world.later(Duration.ofDays(DAYS).dividedBy(2));
    }
    assertEquals(1, seen);
  }

  @Test
  void aDisabledAuthorityStillRevokesAndStillLists() {
    Issued leaf = world.leaf(ca, "CN=a");
    pca.updateCertificateAuthority(
        r -> r.certificateAuthorityArn(ca).status(CertificateAuthorityStatus.DISABLED));
    world.revoke(ca, leaf.certificate());
    world.later(HALF_AN_HOUR);
    assertNotNull(world.list(ca).getRevokedCertificate(leaf.certificate()));
  }

  @Test
  void aSerialIsHexadecimalWithColonsOrWithout() {
    X509Certificate leaf = world.leaf(ca, "CN=a").certificate();
    String hex = leaf.getSerialNumber().toString(16);
    String colons = hex.replaceAll("(..)(?=.)", "$1:").toUpperCase(Locale.ROOT);
    pca.revokeCertificate(r ->
        r.certificateAuthorityArn(ca)
            .certificateSerial(colons)
            .revocationReason(RevocationReason.SUPERSEDED));
    assertEquals("RequestAlreadyProcessedException", refusal(() -> world.revoke(ca, leaf)));
    assertEquals(
        "ResourceNotFoundException",
        refusal(() ->
            pca.revokeCertificate(r ->
                r.certificateAuthorityArn(ca)
                    .certificateSerial("00ff")
                    .revocationReason(RevocationReason.SUPERSEDED))));
  }

  @Test
  void whatHasExpiredOrSignedItselfIsNotRevoked() {
    X509Certificate leaf = world.leaf(ca, "CN=a").certificate();
    world.later(Duration.ofDays(31));
    assertEquals("InvalidRequestException", refusal(() -> world.revoke(ca, leaf)));
    X509Certificate own =
        PkiWorld.certificate(
            pca.getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(root))
                .certificate());
    assertEquals("InvalidRequestException", refusal(() -> world.revoke(root, own)));
  }

  @Test
  void aReportTellsWhatWasIssuedAndRevoked() throws IOException {
    Issued leaf = world.leaf(ca, "CN=a");
    world.leaf(ca, "CN=b");
    world.revoke(ca, leaf.certificate());
    var asked = report("JSON");
    assertEquals(AuditReportStatus.CREATING, status(asked.auditReportId()));
    world.later(Duration.ofSeconds(1));
    assertEquals(AuditReportStatus.SUCCESS, status(asked.auditReportId()));
    JsonNode rows = new ObjectMapper().readTree(content(asked.s3Key()));
    assertEquals(2, rows.size());
    assertEquals("KEY_COMPROMISE", rows.path(0).path("revocationReason").asText());
    assertEquals("CN=b", rows.path(1).path("subject").asText());
    assertTrue(rows.path(1).path("revokedAt").isMissingNode());
    assertEquals("RequestInProgressException", refusal(() -> report("CSV")));
    world.later(HALF_AN_HOUR);
    assertEquals(3, content(report("CSV").s3Key()).lines().count());
  }

  private CreateCertificateAuthorityAuditReportResponse report(String format) {
    return pca.createCertificateAuthorityAuditReport(
        r -> r.certificateAuthorityArn(ca).s3BucketName(BUCKET).auditReportResponseFormat(format));
  }

  private AuditReportStatus status(String id) {
    return pca.describeCertificateAuthorityAuditReport(
            r -> r.certificateAuthorityArn(ca).auditReportId(id))
        .auditReportStatus();
  }

  private String content(String key) {
    return world.s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
  }
}
