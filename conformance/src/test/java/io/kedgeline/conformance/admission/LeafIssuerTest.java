package io.kedgeline.conformance.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.admission.CanaryLeaf;
import io.kedgeline.activities.aws.issuance.IssuedLeaf;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.activities.aws.issuance.LeafRequest;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;

/** End-entity certificates that AWS Private CA issues at the twin, for whomever. */
class LeafIssuerTest {

  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final int URI_NAME = 6;
  private static final String URI = "urn:exacttr:device:laptop-0042";
  private static final CertificateNames NAMES =
      new CertificateNames(
          Map.of("CN", "laptop-0042", "OU", "prod", "O", "ExactTR"), Optional.of(URI));

  private final AwsAccount account = new AwsAccount();
  private final PrivateAuthorities authorities = new PrivateAuthorities(account.privateCa);
  private final CertificateAuthorityArn authority = authorities.make();
  private final LeafIssuer issuer = new LeafIssuer(account.privateCa, Duration.ofMinutes(1));
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final PKCS10CertificationRequest request = request("EC");

  LeafIssuerTest() throws IOException {}

  @AfterEach
  void end() {
    account.close();
  }

  private LeafRequest asked(CertificateAuthorityArn by, String token) {
    return new LeafRequest(
        by, request, token, NAMES, now.minusSeconds(300), now.plus(Duration.ofMinutes(10)));
  }

  @Test
  void aLeafSaysWhatIsPassedAndCanOnlySignIn() throws Exception {
    X509Certificate leaf = issuer.issue(asked(authority, "t")).certificate();
    assertEquals("CN=laptop-0042,OU=prod,O=ExactTR", leaf.getSubjectX500Principal().getName());
    assertEquals(List.of(URI_NAME, URI), leaf.getSubjectAlternativeNames().iterator().next());
    assertEquals(-1, leaf.getBasicConstraints());
    assertTrue(leaf.getKeyUsage()[0]);
    assertFalse(leaf.getKeyUsage()[5]);
    assertEquals(List.of(CLIENT_AUTH), leaf.getExtendedKeyUsage());
    assertEquals(now.minusSeconds(300), leaf.getNotBefore().toInstant());
    assertEquals(now.plus(Duration.ofMinutes(10)), leaf.getNotAfter().toInstant());
  }

  @Test
  void whatStandsBetweenItAndTheRootIsPresentedAndNoRoot() throws Exception {
    assertEquals(List.of(), issuer.issue(asked(authority, "t")).intermediates());
    IssuedLeaf issued = issuer.issue(asked(authorities.makeBelow(authority), "t"));
    assertEquals(2, issued.chain().size());
    assertEquals(List.of(issued.chain().getFirst()), issued.intermediates());
    issued.certificate().verify(issued.chain().getFirst().getPublicKey());
    issued.chain().getFirst().verify(issued.chain().getLast().getPublicKey());
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, SHA256WITHRSA, SHA256withRSA",
    "RSA_2048, SHA512WITHRSA, SHA512withRSA",
    "EC_secp384r1, SHA384WITHECDSA, SHA384withECDSA"
  })
  void anAuthoritySignsAsItWasMadeTo(String key, String signing, String signature) {
    CertificateAuthorityArn other =
        authorities.make(KeyAlgorithm.fromValue(key), SigningAlgorithm.fromValue(signing));
    assertEquals(signature, issuer.issue(asked(other, "t")).certificate().getSigAlgName());
  }

  @Test
  void aSlowAuthorityIsWaitedFor() {
    int before = gets().size();
    account.twin.levers().privateCaWork(Duration.ofSeconds(4));
    issuer.issue(asked(authority, "t"));
    List<String> answers = gets().subList(before, gets().size());
    assertEquals("RequestInProgressException", answers.getFirst());
    assertEquals("", answers.getLast());
    assertEquals(1, answers.stream().filter(String::isEmpty).count(), answers::toString);
  }

  /** With which errors certificates were asked for, empty where one was answered. */
  private List<String> gets() {
    return account.twin.calls().stream()
        .filter(call -> call.operation().equals("GetCertificate"))
        .map(AwsCall::error)
        .toList();
  }

  @Test
  void whatIsNotIssuedInTimeIsTriedAgain() {
    account.twin.levers().privateCaWork(Duration.ofHours(1));
    ApplicationFailure failure =
        assertThrows(
            ApplicationFailure.class,
            () ->
                new LeafIssuer(account.privateCa, Duration.ofSeconds(2))
                    .issue(asked(authority, "t")));
    assertEquals(FailureType.AWS_UNAVAILABLE.name(), failure.getType());
    assertFalse(failure.isNonRetryable());
  }

  @Test
  void aLostAnswerMakesNoSecondCertificate() {
    int before = certificates();
    account.twin.levers().faults().add(Fault.lost("acm-pca", "IssueCertificate").times(1));
    IssuedLeaf first = issuer.issue(asked(authority, "t"));
    assertEquals(before + 1, certificates());
    assertEquals(first, issuer.issue(asked(authority, "t")));
    assertEquals(before + 1, certificates());
  }

  @Test
  void theCertificateOfAnotherKeyIsNotTakenForThisOnes() {
    issuer.issue(asked(authority, "t"));
    LeafRequest another =
        new LeafRequest(authority, request("RSA"), "t", NAMES, now, now.plusSeconds(600));
    assertEquals(FailureType.NOT_READ_BACK, failure(another));
  }

  @Test
  void whatAwsRefusesIsNamed() {
    String nobody =
        authority.value().substring(0, authority.value().length() - 12) + "0".repeat(12);
    assertEquals(FailureType.AWS_MISSING, failure(asked(new CertificateAuthorityArn(nobody), "t")));
    LeafRequest tooLong =
        new LeafRequest(authority, request, "t", NAMES, now, now.plus(Duration.ofDays(3653 * 2)));
    assertEquals(FailureType.AWS_INVALID, failure(tooLong));
    LeafRequest tooWide =
        new LeafRequest(
            authority, request, "t", NAMES.with("OU", "a".repeat(65)), now, now.plusSeconds(600));
    assertEquals(FailureType.AWS_INVALID, failure(tooWide));
    account.privateCa.updateCertificateAuthority(r ->
        r.certificateAuthorityArn(authority.value()).status(CertificateAuthorityStatus.DISABLED));
    assertEquals(FailureType.AWS_UNAVAILABLE, failure(asked(authority, "t")));
  }

  @Test
  void whatCannotBeAskedForIsRefusedBeforeAwsIsAsked() {
    int before = certificates();
    LeafRequest country =
        new LeafRequest(authority, request, "t", NAMES.with("C", "DE"), now, now.plusSeconds(1));
    assertThrows(IllegalArgumentException.class, () -> issuer.issue(country));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LeafRequest(authority, request, "t", NAMES, now, now));
    assertThrows(IllegalArgumentException.class, () -> asked(authority, ""));
    assertThrows(IllegalArgumentException.class, () -> asked(authority, "t".repeat(37)));
    assertEquals(before, certificates());
  }

  @Test
  void aCanarysCertificateLivesForTenMinutesAndEachHasAKeyOfItsOwn()
      throws GeneralSecurityException, IOException {
    CanaryLeaf leaves = new CanaryLeaf(issuer, InstantSource.system());
    CertificateIdentity one = leaves.issue(authority, NAMES);
    Instant until = one.certificate().getNotAfter().toInstant();
    assertFalse(until.isBefore(now.plus(CanaryLeaf.LIFE)));
    assertTrue(until.isBefore(Instant.now().plus(CanaryLeaf.LIFE).plusSeconds(1)));
    assertTrue(one.certificate().getNotBefore().toInstant().isBefore(now));
    CertificateIdentity two = leaves.issue(authority, NAMES);
    assertFalse(one.certificate().getPublicKey().equals(two.certificate().getPublicKey()));
    assertEquals("CN=laptop-0042", one.sourceIdentity().value());
  }

  private FailureType failure(LeafRequest asked) {
    return FailureType.valueOf(
        assertThrows(ApplicationFailure.class, () -> issuer.issue(asked)).getType());
  }

  /** How many certificates there are, the authorities' own included. */
  private int certificates() {
    return account.twin.levers().state().path("privateCas").findValues("certificates").stream()
        .mapToInt(all -> all.size())
        .sum();
  }

  private static PKCS10CertificationRequest request(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(algorithm.equals("RSA") ? 3072 : 256);
      KeyPair keys = generator.generateKeyPair();
      String signature = algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Name("CN=asked,OU=admin"), keys.getPublic())
          .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()));
    } catch (GeneralSecurityException | OperatorCreationException unable) {
      throw new AssertionError(unable);
    }
  }
}
