package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.PkiWorld.TEMPLATES;
import static io.kedgeline.twins.aws.PkiWorld.certificate;
import static io.kedgeline.twins.aws.PkiWorld.csr;
import static io.kedgeline.twins.aws.PkiWorld.keys;
import static io.kedgeline.twins.aws.PkiWorld.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.aws.faults.Fault;
import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityUsageMode;
import software.amazon.awssdk.services.acmpca.model.CustomExtension;
import software.amazon.awssdk.services.acmpca.model.ExtendedKeyUsage;
import software.amazon.awssdk.services.acmpca.model.ExtendedKeyUsageType;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;
import software.amazon.awssdk.services.acmpca.model.PolicyInformation;
import software.amazon.awssdk.services.acmpca.model.PolicyQualifierInfo;
import software.amazon.awssdk.services.acmpca.model.RequestInProgressException;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;

/** What an authority issues, to whom, and for how long. */
class PrivateCaIssuanceTest {

  private static final int URI_NAME = 6;
  private static final String POLICIES = "2.5.29.32";
  private static final String DISTRIBUTION = "2.5.29.31";

  private static final String DEVICE = "urn:invented:device:a";
  private static final ExtendedKeyUsage CODE_SIGNING =
      ExtendedKeyUsage.builder().extendedKeyUsageType(ExtendedKeyUsageType.CODE_SIGNING).build();
  private static final CustomExtension CUSTOM =
      CustomExtension.builder().objectIdentifier("1.3.6.1.4.1.99999.2").value("BQA=").build();

  private final PkiWorld world = new PkiWorld();
  private final AcmPcaClient pca = world.pca;
  private final KeyPair keys = keys("EC");
  private String ca = "";

  PrivateCaIssuanceTest() throws IOException {}

  @BeforeEach
  void furnish() {
    ca = world.rootCa();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private X509Certificate issued(String csr, Consumer<IssueCertificateRequest.Builder> more) {
    return certificate(world.issued(ca, csr, more).certificate());
  }

  private X509Certificate by(String template, Consumer<IssueCertificateRequest.Builder> more) {
    return issued(
        csr("CN=asked", keys),
        r -> {
          r.templateArn(TEMPLATES + template + "/V1");
          more.accept(r);
        });
  }

  @Test
  void aCertificateComesSomeTimeAfterItWasAskedFor() {
    String arn = world.issue(ca, csr("CN=a", keys), r -> {});
    assertThrows(
        RequestInProgressException.class,
        () -> pca.getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(arn)));
    world.twin.levers().privateCaWork(Duration.ofMinutes(1));
    String slow = world.issue(ca, csr("CN=b", keys), r -> {});
    world.later(Duration.ofSeconds(59));
    var first = pca.getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(arn));
    assertTrue(
        arn.endsWith(
            "/certificate/" + certificate(first.certificate()).getSerialNumber().toString(16)));
    assertEquals(
        pca.getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(ca)).certificate(),
        first.certificateChain());
    assertEquals(
        "RequestInProgressException",
        refusal(() -> pca.getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(slow))));
  }

  @Test
  void theUsualTemplateFixesWhatACertificateIsFor() throws Exception {
    X509Certificate leaf = issued(csr("CN=a,O=Invented", keys), r -> {});
    assertEquals("O=Invented,CN=a", leaf.getSubjectX500Principal().getName());
    assertEquals(-1, leaf.getBasicConstraints());
    assertTrue(leaf.getKeyUsage()[0] && leaf.getKeyUsage()[2]);
    assertEquals(List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"), leaf.getExtendedKeyUsage());
    assertNull(leaf.getExtensionValue(DISTRIBUTION));
    leaf.verify(
        certificate(
                pca.getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(ca))
                    .certificate())
            .getPublicKey());
    assertEquals(leaf.getPublicKey(), keys.getPublic());
  }

  @Test
  void whatTheCallPassesOutweighsTheRequest() throws CertificateParsingException {
    X509Certificate leaf =
        by(
            "EndEntityClientAuthCertificate_APIPassthrough",
            r ->
                r.apiPassthrough(p ->
                    p.subject(s -> s.commonName("given").organizationalUnit("prod"))
                        .extensions(e ->
                            e.subjectAlternativeNames(
                                    List.of(
                                        name(n -> n.uniformResourceIdentifier(DEVICE)),
                                        name(n -> n.rfc822Name("a@company.example")),
                                        name(n -> n.directoryName(d -> d.organization("tier-1")))))
                                .extendedKeyUsage(List.of(CODE_SIGNING))
                                .certificatePolicies(List.of(policy("1.3.6.1.4.1.99999.1")))
                                .customExtensions(List.of(CUSTOM)))));
    assertEquals("CN=given,OU=prod", leaf.getSubjectX500Principal().getName());
    assertEquals(List.of("1.3.6.1.5.5.7.3.2"), leaf.getExtendedKeyUsage());
    assertEquals(3, leaf.getSubjectAlternativeNames().size());
    assertTrue(leaf.getSubjectAlternativeNames().contains(List.of(URI_NAME, DEVICE)));
    assertEquals("tier-1", directoryName(leaf));
    assertTrue(leaf.getExtensionValue(POLICIES).length > 0);
    assertTrue(leaf.getExtensionValue("1.3.6.1.4.1.99999.2").length > 0);
  }

  private static software.amazon.awssdk.services.acmpca.model.GeneralName name(
      Consumer<software.amazon.awssdk.services.acmpca.model.GeneralName.Builder> one) {
    return software.amazon.awssdk.services.acmpca.model.GeneralName.builder()
        .applyMutation(one)
        .build();
  }

  private static PolicyInformation policy(String oid) {
    return PolicyInformation.builder()
        .certPolicyId(oid)
        .policyQualifiers(
            List.of(
                PolicyQualifierInfo.builder()
                    .policyQualifierId("CPS")
                    .qualifier(q -> q.cpsUri("https://company.example/cps"))
                    .build()))
        .build();
  }

  private static String directoryName(X509Certificate leaf) throws CertificateParsingException {
    return leaf.getSubjectAlternativeNames().stream()
        .filter(name -> name.get(0).equals(4))
        .map(name -> String.valueOf(name.get(1)).replace("O=", ""))
        .findFirst()
        .orElse("");
  }

  @Test
  void aPlainTemplateIgnoresWhatTheCallPasses() {
    X509Certificate leaf =
        by(
            "EndEntityClientAuthCertificate",
            r ->
                r.apiPassthrough(p ->
                    p.subject(s -> s.commonName("given"))
                        .extensions(e -> e.certificatePolicies(List.of(policy("1.2.3"))))));
    assertEquals("CN=asked", leaf.getSubjectX500Principal().getName());
    assertNull(leaf.getExtensionValue(POLICIES));
  }

  @Test
  void theRequestPassesOnlyThroughTemplatesForIt() throws Exception {
    ExtensionsGenerator asked = new ExtensionsGenerator();
    asked.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement));
    asked.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, "a.company.example")));
    Extensions extensions = asked.generate();
    String csr = csr("CN=a", keys, extensions);
    X509Certificate blank =
        issued(csr, r -> r.templateArn(TEMPLATES + "BlankEndEntityCertificate_CSRPassthrough/V1"));
    assertTrue(blank.getKeyUsage()[4]);
    X509Certificate fixed =
        issued(csr, r -> r.templateArn(TEMPLATES + "EndEntityCertificate_CSRPassthrough/V1"));
    assertFalse(fixed.getKeyUsage()[4]);
    assertEquals(
        List.of(2, "a.company.example"), fixed.getSubjectAlternativeNames().iterator().next());
    X509Certificate both =
        issued(
            csr,
            r ->
                r.templateArn(TEMPLATES + "BlankEndEntityCertificate_APICSRPassthrough/V1")
                    .apiPassthrough(
                        p -> p.extensions(e -> e.keyUsage(u -> u.digitalSignature(true)))));
    assertTrue(both.getKeyUsage()[0]);
    assertFalse(both.getKeyUsage()[4]);
  }

  @Test
  void aBlankTemplateFixesNoKeyUsage() {
    X509Certificate leaf = by("BlankEndEntityCertificate_APIPassthrough", r -> {});
    assertNull(leaf.getKeyUsage());
    X509Certificate critical =
        by("BlankEndEntityCertificate_CriticalBasicConstraints_APIPassthrough", r -> {});
    assertTrue(critical.getCriticalExtensionOIDs().contains("2.5.29.19"));
  }

  @Test
  void alternativeNamesAreCriticalWhereThereIsNoSubject() throws Exception {
    ExtensionsGenerator asked = new ExtensionsGenerator();
    asked.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, "urn:a")));
    X509Certificate leaf = issued(csr("", keys, asked.generate()), r -> {});
    assertTrue(leaf.getCriticalExtensionOIDs().contains("2.5.29.17"));
    assertEquals("MalformedCSRException", refusal(() -> world.issue(ca, csr("", keys), r -> {})));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NoSuchCertificate",
        "SubordinateCACertificate",
        "EndEntityCertificate_PathLen0",
        "BlankEndEntityCertificate",
        "RootCACertificate_CSRPassthrough",
        "RootCACertificate"
      })
  void aTemplateThatThereIsNotForThisIsRefused(String template) {
    assertEquals("InvalidArgsException", refusal(() -> by(template, r -> {})));
  }

  @Test
  void aRequestMustBeSignedByItsOwnKey() {
    String right = csr("CN=a", keys);
    char[] spoilt = right.toCharArray();
    int at = right.indexOf("-----END") - 12;
    spoilt[at] = spoilt[at] == 'A' ? 'B' : 'A';
    assertEquals(
        "MalformedCSRException", refusal(() -> world.issue(ca, new String(spoilt), r -> {})));
    assertEquals("MalformedCSRException", refusal(() -> world.issue(ca, "none", r -> {})));
  }

  @Test
  void theSigningAlgorithmMustBeOfTheAuthoritysFamily() {
    String rsa = csr("CN=a", keys("RSA"));
    assertEquals(
        "InvalidArgsException",
        refusal(() -> world.issue(ca, rsa, r -> r.signingAlgorithm("SHA256WITHRSA"))));
    assertEquals(
        "SHA384withECDSA", issued(rsa, r -> r.signingAlgorithm("SHA384WITHECDSA")).getSigAlgName());
  }

  @Test
  void aTokenIsKnownForFiveMinutes() {
    String csr = csr("CN=a", keys);
    String first = world.issue(ca, csr, r -> r.idempotencyToken("t"));
    world.later(Duration.ofMinutes(4));
    assertEquals(first, world.issue(ca, csr, r -> r.idempotencyToken("t")));
    assertNotEquals(first, world.issue(ca, csr, r -> r.idempotencyToken("other")));
    world.later(Duration.ofMinutes(1));
    assertNotEquals(first, world.issue(ca, csr, r -> r.idempotencyToken("t")));
  }

  @Test
  void aCallWhoseAnswerWasLostIssuesOnceOnlyWithAToken() {
    String csr = csr("CN=a", keys);
    world.twin.levers().faults().add(Fault.lost("acm-pca", "IssueCertificate").times(1));
    world.issue(ca, csr, r -> r.idempotencyToken("t"));
    assertEquals(2, certificates());
    world.twin.levers().faults().add(Fault.lost("acm-pca", "IssueCertificate").times(1));
    world.issue(ca, csr, r -> {});
    assertEquals(4, certificates());
  }

  /** How many the authority issued, its own included. */
  private int certificates() {
    return world.twin.levers().state().path("privateCas").path(0).path("certificates").size();
  }

  @ParameterizedTest
  @CsvSource({"DAYS,2,2", "MONTHS,1,31", "YEARS,1,365"})
  void aCertificateIsValidFromAnHourAgo(ValidityPeriodType type, long value, int days) {
    Instant asked = world.now();
    X509Certificate leaf =
        issued(csr("CN=a", keys), r -> r.validity(v -> v.value(value).type(type)));
    assertEquals(asked.minus(Duration.ofMinutes(60)), leaf.getNotBefore().toInstant());
    long lasted = Duration.between(asked, leaf.getNotAfter().toInstant()).toDays();
    assertTrue(lasted <= days + 1 && lasted >= days - 3, lasted + " days");
  }

  @Test
  void bothEndsCanBeGivenAsMoments() {
    Instant from = world.now().plus(Duration.ofDays(1));
    Instant until = from.plus(Duration.ofDays(2));
    long digits =
        Long.parseLong(
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").format(until.atOffset(ZoneOffset.UTC)));
    X509Certificate leaf =
        issued(
            csr("CN=a", keys),
            r ->
                r.validity(v -> v.value(digits).type(ValidityPeriodType.END_DATE))
                    .validityNotBefore(
                        v -> v.value(from.getEpochSecond()).type(ValidityPeriodType.ABSOLUTE)));
    assertEquals(from, leaf.getNotBefore().toInstant());
    assertEquals(until, leaf.getNotAfter().toInstant());
  }

  @Test
  void nothingIsValidForLongerThanItsAuthority() {
    assertEquals(
        "ValidationException",
        refusal(() ->
            world.issue(
                ca,
                csr("CN=a", keys),
                r -> r.validity(v -> v.value(11L).type(ValidityPeriodType.YEARS)))));
  }

  @Test
  void anAuthorityOfShortLivedCertificatesIssuesForSevenDaysAtMost() {
    String brief =
        world.subordinateCa(
            ca, r -> r.usageMode(CertificateAuthorityUsageMode.SHORT_LIVED_CERTIFICATE));
    String csr = csr("CN=a", keys);
    world.issue(brief, csr, r -> r.validity(v -> v.value(7L).type(ValidityPeriodType.DAYS)));
    assertEquals(
        "ValidationException",
        refusal(() ->
            world.issue(
                brief, csr, r -> r.validity(v -> v.value(8L).type(ValidityPeriodType.DAYS)))));
  }

  @Test
  void anAuthorityWithoutAPathMakesNoAuthority() {
    String last = world.subordinateCa(ca, r -> {});
    String csr = csr("CN=Below", keys);
    assertEquals(
        "InvalidArgsException",
        refusal(() ->
            world.issue(
                last,
                csr,
                r -> r.templateArn(TEMPLATES + "SubordinateCACertificate_PathLen0/V1"))));
  }

  @Test
  void aDisabledAuthorityIssuesNothing() {
    pca.updateCertificateAuthority(
        r -> r.certificateAuthorityArn(ca).status(CertificateAuthorityStatus.DISABLED));
    assertEquals(
        "InvalidStateException", refusal(() -> world.issue(ca, csr("CN=a", keys), r -> {})));
  }

  @Test
  void anAuthorityWithoutACertificateIssuesNothing() {
    String pending = world.created("Pending", CertificateAuthorityType.SUBORDINATE, r -> {});
    world.later(Duration.ofSeconds(1));
    assertEquals(
        "InvalidStateException", refusal(() -> world.issue(pending, csr("CN=a", keys), r -> {})));
  }

  @Test
  void aPolicyCanLimitTheTemplates() {
    Clients clients = new Clients(world.twin);
    AcmPcaClient limited =
        clients.privateCa(
            clients.user(
                world.root,
                "issuer",
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"acm-pca:IssueCertificate",\
                "Resource":"%s","Condition":{"StringLike":{"acm-pca:TemplateArn":\
                "arn:aws:acm-pca:::template/EndEntityClientAuthCertificate_APIPassthrough/V*"}}}]}\
                """
                    .formatted(ca)));
    Consumer<IssueCertificateRequest.Builder> asked =
        r ->
            r.certificateAuthorityArn(ca)
                .csr(SdkBytes.fromUtf8String(csr("CN=a", keys)))
                .signingAlgorithm("SHA256WITHECDSA")
                .validity(v -> v.value(1L).type(ValidityPeriodType.DAYS));
    assertFalse(
        limited
            .issueCertificate(r -> {
              asked.accept(r);
              r.templateArn(TEMPLATES + "EndEntityClientAuthCertificate_APIPassthrough/V1");
            })
            .certificateArn()
            .isEmpty());
    assertEquals("AccessDeniedException", refusal(() -> limited.issueCertificate(asked)));
  }

  @Test
  void twentyFiveCertificatesASecondAreIssued() {
    world.twin.levers().throttle(true);
    String csr = csr("CN=a", keys);
    AcmPcaClient once = unretried();
    for (int i = 0; i < 25; i++) {
      issueOnce(once, csr);
    }
    assertEquals("ThrottlingException", refusal(() -> issueOnce(once, csr)));
    world.later(Duration.ofSeconds(1));
    issueOnce(once, csr);
  }

  private void issueOnce(AcmPcaClient client, String csr) {
    client.issueCertificate(r ->
        r.certificateAuthorityArn(ca)
            .csr(SdkBytes.fromUtf8String(csr))
            .signingAlgorithm("SHA256WITHECDSA")
            .validity(v -> v.value(1L).type(ValidityPeriodType.DAYS)));
  }

  private AcmPcaClient unretried() {
    return AcmPcaClient.builder()
        .httpClient(ApacheHttpClient.create())
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(world.twin.endpoint())
        .credentialsProvider(StaticCredentialsProvider.create(world.root))
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
