package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.policy;
import static io.kedgeline.twins.aws.PkiWorld.BUCKET;
import static io.kedgeline.twins.aws.PkiWorld.TEMPLATES;
import static io.kedgeline.twins.aws.PkiWorld.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.pki.InventedCa;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.GetCertificateResponse;
import software.amazon.awssdk.services.acmpca.model.Tag;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** An authority from its creation to its deletion. */
class PrivateCaLifeTest {

  private final PkiWorld world = new PkiWorld();
  private final AcmPcaClient pca = world.pca;

  PrivateCaLifeTest() throws IOException {}

  @AfterEach
  void stop() {
    world.close();
  }

  private CertificateAuthority described(String arn) {
    return pca.describeCertificateAuthority(r -> r.certificateAuthorityArn(arn))
        .certificateAuthority();
  }

  private void status(String arn, CertificateAuthorityStatus wanted) {
    pca.updateCertificateAuthority(r -> r.certificateAuthorityArn(arn).status(wanted));
  }

  private String pending() {
    String arn = world.created("Root", CertificateAuthorityType.ROOT, r -> {});
    world.later(Duration.ofSeconds(1));
    return arn;
  }

  @Test
  void anAuthorityIsCreatedBeforeItsRequestForACertificateIsThere() {
    String arn = world.created("Root", CertificateAuthorityType.ROOT, r -> {});
    assertEquals(CertificateAuthorityStatus.CREATING, described(arn).status());
    assertEquals("RequestInProgressException", refusal(() -> world.csr(arn)));
    world.later(Duration.ofSeconds(1));
    assertEquals(CertificateAuthorityStatus.PENDING_CERTIFICATE, described(arn).status());
    assertTrue(world.csr(arn).startsWith("-----BEGIN CERTIFICATE REQUEST-----"));
  }

  @Test
  void aRequestForACertificateAsksForWhatTheAuthorityWasToldTo() throws IOException {
    String arn =
        world.created(
            "a",
            CertificateAuthorityType.SUBORDINATE,
            r ->
                r.certificateAuthorityConfiguration(c ->
                    c.keyAlgorithm("EC_prime256v1")
                        .signingAlgorithm("SHA256WITHECDSA")
                        .subject(s -> s.commonName("a"))
                        .csrExtensions(e -> e.keyUsage(u -> u.keyCertSign(true)))));
    world.later(Duration.ofSeconds(1));
    try (PEMParser parser = new PEMParser(new StringReader(world.csr(arn)))) {
      PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
      assertTrue(
          KeyUsage.fromExtensions(request.getRequestedExtensions())
              .hasUsages(KeyUsage.keyCertSign));
    }
  }

  @Test
  void aRootAndAnAuthorityBelowItBecomeActive() {
    String root = world.rootCa();
    String below = world.subordinateCa(root, r -> {});
    assertEquals(CertificateAuthorityStatus.ACTIVE, described(below).status());
    var own = pca.getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(below));
    assertEquals(
        pca.getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(root)).certificate(),
        own.certificateChain());
    assertEquals(
        PkiWorld.certificate(own.certificate()).getNotAfter().toInstant(),
        described(below).notAfter());
    assertEquals(0, PkiWorld.certificate(own.certificate()).getBasicConstraints());
  }

  @Test
  void aTokenIsKnownForFiveMinutes() {
    String first = world.created("a", CertificateAuthorityType.ROOT, r -> r.idempotencyToken("t"));
    world.later(Duration.ofMinutes(4));
    assertEquals(
        first, world.created("a", CertificateAuthorityType.ROOT, r -> r.idempotencyToken("t")));
    world.later(Duration.ofMinutes(1));
    assertNotEquals(
        first, world.created("a", CertificateAuthorityType.ROOT, r -> r.idempotencyToken("t")));
    assertEquals(
        "ValidationException",
        refusal(() ->
            world.created(
                "a", CertificateAuthorityType.ROOT, r -> r.idempotencyToken("t".repeat(37)))));
  }

  @Test
  void theSigningAlgorithmMustFitTheKey() {
    assertEquals(
        "InvalidArgsException",
        refusal(() ->
            world.created(
                "a",
                CertificateAuthorityType.ROOT,
                r ->
                    r.certificateAuthorityConfiguration(c ->
                        c.keyAlgorithm("RSA_2048")
                            .signingAlgorithm("SHA256WITHECDSA")
                            .subject(s -> s.commonName("a"))))));
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048,SHA256WITHRSA",
    "RSA_3072,SHA512WITHRSA",
    "EC_prime256v1,SHA256WITHECDSA",
    "EC_secp384r1,SHA384WITHECDSA"
  })
  void eachKeyAlgorithmMakesARequestOfItsOwn(String key, String signing) {
    String arn =
        world.created(
            "a",
            CertificateAuthorityType.ROOT,
            r ->
                r.certificateAuthorityConfiguration(c ->
                    c.keyAlgorithm(key)
                        .signingAlgorithm(signing)
                        .subject(s -> s.commonName("a").organization("Invented"))));
    world.later(Duration.ofSeconds(1));
    String certificate =
        world
            .issued(
                arn,
                world.csr(arn),
                r ->
                    r.templateArn(TEMPLATES + "RootCACertificate/V1")
                        .signingAlgorithm(signing)
                        .validity(v -> v.value(1L).type(ValidityPeriodType.YEARS)))
            .certificate();
    assertEquals(
        "CN=a,O=Invented", PkiWorld.certificate(certificate).getSubjectX500Principal().getName());
  }

  @Test
  void whatIsImportedMustBeOfTheAuthoritysKeyAndChainToARoot() {
    String root = world.rootCa();
    String below = world.created("Issuing", CertificateAuthorityType.SUBORDINATE, r -> {});
    world.later(Duration.ofSeconds(1));
    GetCertificateResponse own =
        world.issued(
            root,
            world.csr(below),
            r -> r.templateArn(TEMPLATES + "SubordinateCACertificate_PathLen0/V1"));
    InventedCa stranger = InventedCa.root("CN=Stranger", world.now().minusSeconds(60));
    String strange = stranger.self().certificatePem();
    assertEquals("CertificateMismatchException", imported(below, strange, own.certificateChain()));
    assertEquals("CertificateMismatchException", imported(below, own.certificate(), strange));
    assertEquals(
        "InvalidRequestException",
        imported(below, own.certificate(), own.certificate() + "\n" + own.certificateChain()));
    assertEquals("MalformedCertificateException", imported(below, "none", own.certificateChain()));
    assertEquals(
        "InvalidRequestException",
        refusal(() ->
            pca.importCertificateAuthorityCertificate(r ->
                r.certificateAuthorityArn(below)
                    .certificate(SdkBytes.fromUtf8String(own.certificate())))));
    assertEquals(CertificateAuthorityStatus.PENDING_CERTIFICATE, described(below).status());
  }

  private String imported(String ca, String certificate, String chain) {
    return refusal(() ->
        pca.importCertificateAuthorityCertificate(r ->
            r.certificateAuthorityArn(ca)
                .certificate(SdkBytes.fromUtf8String(certificate))
                .certificateChain(SdkBytes.fromUtf8String(chain))));
  }

  @Test
  void onlyADisabledAuthorityIsDeletedAndThenRestoredDisabled() {
    String arn = world.rootCa();
    assertEquals(
        "InvalidStateException",
        refusal(() -> pca.deleteCertificateAuthority(r -> r.certificateAuthorityArn(arn))));
    status(arn, CertificateAuthorityStatus.DISABLED);
    pca.deleteCertificateAuthority(
        r -> r.certificateAuthorityArn(arn).permanentDeletionTimeInDays(7));
    assertEquals(CertificateAuthorityStatus.DELETED, described(arn).status());
    assertEquals(
        "InvalidStateException", refusal(() -> status(arn, CertificateAuthorityStatus.ACTIVE)));
    world.later(Duration.ofDays(6));
    pca.restoreCertificateAuthority(r -> r.certificateAuthorityArn(arn));
    assertEquals(CertificateAuthorityStatus.DISABLED, described(arn).status());
    status(arn, CertificateAuthorityStatus.ACTIVE);
    assertEquals(CertificateAuthorityStatus.ACTIVE, described(arn).status());
  }

  @Test
  void aDeletedAuthorityIsGoneWhenItsTimeIsOver() {
    String arn = pending();
    assertEquals(
        "ValidationException",
        refusal(() ->
            pca.deleteCertificateAuthority(
                r -> r.certificateAuthorityArn(arn).permanentDeletionTimeInDays(6))));
    pca.deleteCertificateAuthority(
        r -> r.certificateAuthorityArn(arn).permanentDeletionTimeInDays(7));
    world.later(Duration.ofDays(7).plusSeconds(1));
    assertEquals("ResourceNotFoundException", refusal(() -> described(arn)));
    assertTrue(pca.listCertificateAuthorities().certificateAuthorities().isEmpty());
  }

  @Test
  void anAuthorityExpiresWithItsCertificate() {
    String arn = world.rootCa();
    world.later(Duration.ofDays(3660));
    assertEquals(CertificateAuthorityStatus.EXPIRED, described(arn).status());
    assertEquals(
        "InvalidStateException",
        refusal(() -> world.issue(arn, PkiWorld.csr("CN=a", PkiWorld.keys("EC")), r -> {})));
  }

  @Test
  void listsComeInPages() {
    List<String> all = List.of(pending(), pending(), pending());
    assertEquals(
        all,
        pca
            .listCertificateAuthoritiesPaginator(r -> r.maxResults(2))
            .certificateAuthorities()
            .stream()
            .map(CertificateAuthority::arn)
            .toList());
    assertEquals(
        "InvalidNextTokenException",
        refusal(() -> pca.listCertificateAuthorities(r -> r.nextToken("x"))));
  }

  @Test
  void tagsAreSetAndTakenAwayAndDecide() {
    String arn = pending();
    pca.tagCertificateAuthority(
        r -> r.certificateAuthorityArn(arn).tags(tag("tier", "issuing"), tag("owner", "pki")));
    pca.untagCertificateAuthority(r ->
        r.certificateAuthorityArn(arn)
            .tags(tag("tier", "other"), Tag.builder().key("owner").build()));
    assertEquals(
        List.of(tag("tier", "issuing")), pca.listTags(r -> r.certificateAuthorityArn(arn)).tags());
    AcmPcaClient reader = user("reader", "issuing");
    assertEquals(
        arn,
        reader
            .describeCertificateAuthority(r -> r.certificateAuthorityArn(arn))
            .certificateAuthority()
            .arn());
    assertEquals(
        "AccessDeniedException",
        refusal(() ->
            user("other", "root")
                .describeCertificateAuthority(r -> r.certificateAuthorityArn(arn))));
  }

  private AcmPcaClient user(String name, String tier) {
    Clients clients = new Clients(world.twin);
    return clients.privateCa(
        clients.user(
            world.root,
            name,
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"acm-pca:Describe*",\
            "Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/tier":"%s"}}}]}\
            """
                .formatted(tier)));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void aBucketMustLetTheServiceAndTheCallerWrite() {
    Runnable create =
        () -> world.created("a", CertificateAuthorityType.SUBORDINATE, PkiWorld.listing(7));
    create.run();
    Clients clients = new Clients(world.twin);
    AcmPcaClient without =
        clients.privateCa(clients.user(world.root, "u", policy("Allow", "acm-pca:*")));
    assertEquals(
        "ValidationException",
        refusal(() ->
            without.createCertificateAuthority(r -> {
              PkiWorld.listing(7).accept(r);
              r.certificateAuthorityType(CertificateAuthorityType.ROOT)
                  .certificateAuthorityConfiguration(c ->
                      c.keyAlgorithm("EC_prime256v1")
                          .signingAlgorithm("SHA256WITHECDSA")
                          .subject(s -> s.commonName("a")));
            })));
    world.s3.deleteBucketPolicy(r -> r.bucket(BUCKET));
    assertEquals("ValidationException", refusal(create::run));
  }

  @Test
  void aBucketUnderAwssOwnKeyTakesNoList() {
    encrypt("");
    assertEquals(
        "ValidationException",
        refusal(() -> world.created("a", CertificateAuthorityType.ROOT, PkiWorld.listing(7))));
    encrypt("arn:aws:kms:eu-central-1:111122223333:key/5f1c3a0e-1111-4222-8333-444455556666");
    world.created("a", CertificateAuthorityType.ROOT, PkiWorld.listing(7));
  }

  private void encrypt(String key) {
    ServerSideEncryptionRule rule =
        ServerSideEncryptionRule.builder()
            .applyServerSideEncryptionByDefault(d -> {
              d.sseAlgorithm(ServerSideEncryption.AWS_KMS);
              if (!key.isEmpty()) {
                d.kmsMasterKeyID(key);
              }
            })
            .build();
    world.s3.putBucketEncryption(
        r -> r.bucket(BUCKET).serverSideEncryptionConfiguration(c -> c.rules(List.of(rule))));
  }

  @Test
  void aListThatAllMayReadIsNotForABucketThatBlocksThem() {
    assertEquals(
        "ValidationException",
        refusal(() ->
            world.created(
                "a",
                CertificateAuthorityType.ROOT,
                r ->
                    r.revocationConfiguration(v ->
                        v.crlConfiguration(
                            c -> c.enabled(true).expirationInDays(7).s3BucketName(BUCKET))))));
  }

  @Test
  void anArnThatIsNoneIsRefusedAsSuch() {
    assertEquals("InvalidArnException", refusal(() -> described("arn:aws:acm-pca:nowhere")));
    assertEquals(
        "ResourceNotFoundException",
        refusal(() ->
            described(
                "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/"
                    + "5f1c3a0e-1111-4222-8333-444455556666")));
  }
}
