package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;

/** Whom the AWS twin lets in: our signer against a judge that shares no code with it. */
class CreateSessionTest {

  private static final Duration LIFE = Duration.ofDays(30);

  private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
  private final InventedCa ca = InventedCa.root("CN=Invented Root,O=ExactTR", yesterday);
  private final CreateSessionClient client;
  private final AwsTwin twin;
  private final AccountKeys root;
  private final InventedAccount account;
  private Instant now = Instant.now();

  CreateSessionTest() throws IOException {
    this.twin = AwsTwin.start((InstantSource) () -> now);
    this.root = twin.createAccount("111122223333");
    this.client = new CreateSessionClient(Optional.of(twin.endpoint()), InstantSource.system());
    this.account =
        InventedAccount.build(
            twin.endpoint(),
            root,
            ca,
            RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook().executors(),
            InventedAccount.ShippedPolicies.asShipped());
  }

  @BeforeEach
  void theControlProfileIsOpen() {
    assertEquals("let in", ask(ca.issue("CN=first", yesterday, LIFE)));
  }

  @AfterEach
  void stop() {
    client.close();
    twin.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void aCertificateOfTheAnchorGetsInWhateverItsKey(String algorithm) {
    assertEquals("let in", ask(ca.issue("CN=leaf", yesterday, LIFE, algorithm, List.of())));
  }

  @Test
  void aCertificateBelowAnIntermediateGetsInWithItsChainOnly() {
    InventedCa below = ca.subordinate("CN=Invented Sub CA,O=ExactTR", yesterday);
    Issued leaf = below.issue("CN=leaf", yesterday, LIFE);
    assertEquals("let in", ask(leaf, List.of(below.self().certificate())));
    assertEquals("Untrusted Signing Certificate", ask(leaf));
  }

  @Test
  void aChainThatTakesMoreThan8KilobytesOfHeadersGetsIn() throws CertificateEncodingException {
    String units = ",OU=" + "x".repeat(60);
    InventedCa upper = ca.subordinate("CN=Upper" + units.repeat(30), yesterday);
    InventedCa middle = upper.subordinate("CN=Middle" + units.repeat(30), yesterday);
    InventedCa lower = middle.subordinate("CN=Lower", yesterday);
    List<X509Certificate> chain =
        Stream.of(lower, middle, upper).map(above -> above.self().certificate()).toList();
    int octets = 0;
    for (X509Certificate certificate : chain) {
      octets += certificate.getEncoded().length;
    }
    assertTrue(octets > 6 * 1024, octets + " octets are too few: base64 makes 4 of 3");
    assertEquals("let in", ask(lower.issue("CN=leaf", yesterday, LIFE), chain));
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() {
    InventedCa other = InventedCa.root("CN=Invented Root,O=ExactTR", yesterday);
    assertEquals("Untrusted Signing Certificate", ask(other.issue("CN=leaf", yesterday, LIFE)));
  }

  @Test
  void anExpiredCertificateIsRefusedByTheTwinsClock() {
    Issued leaf = ca.issue("CN=leaf", yesterday, LIFE);
    assertEquals("let in", ask(leaf));
    now = yesterday.plus(LIFE).plusSeconds(1);
    assertEquals("Untrusted Signing Certificate", ask(leaf));
  }

  @Test
  void aRevokedCertificateIsRefusedOnceItsListIsEnabled() {
    Issued leaf = ca.issue("CN=leaf", yesterday, LIFE);
    Issued other = ca.issue("CN=other", yesterday, LIFE);
    String pem = ca.revocationList(yesterday, List.of(leaf.certificate()));
    try (RolesAnywhereClient anywhere = anywhere()) {
      String crl =
          anywhere
              .importCrl(r ->
                  r.name("crl")
                      .trustAnchorArn(account.anchor().value())
                      .crlData(SdkBytes.fromString(pem, StandardCharsets.US_ASCII)))
              .crl()
              .crlId();
      assertEquals("let in", ask(leaf));
      anywhere.enableCrl(r -> r.crlId(crl));
      assertEquals("Certificate revoked", ask(leaf));
      assertEquals("let in", ask(other));
    }
  }

  @Test
  void aRoleThatTheProfileDoesNotHoldIsRefused() {
    assertEquals(
        "Role is not in the profile: " + account.role(),
        ask(ca.issue("CN=leaf", yesterday, LIFE), List.of(), account.role()));
  }

  @Test
  void aDisabledAnchorLetsNobodyIn() {
    try (RolesAnywhereClient anywhere = anywhere()) {
      anywhere.disableTrustAnchor(r -> r.trustAnchorId(account.anchor().id()));
    }
    assertEquals("Trust anchor is disabled", ask(ca.issue("CN=leaf", yesterday, LIFE)));
  }

  @Test
  void whoeverLacksTheKeyIsRefused() {
    Issued leaf = ca.issue("CN=leaf", yesterday, LIFE);
    Issued thief = ca.issue("CN=thief", yesterday, LIFE);
    assertEquals("Invalid signature", ask(new Issued(thief.key(), leaf.certificate())));
  }

  @Test
  void aCommonNameThatTagsCannotHoldIsRefused() {
    assertEquals(
        "some attributes fail to be mapped into session tags: [x509Subject/CN]",
        ask(ca.issue("CN=leaf (old)", yesterday, LIFE)));
  }

  private String ask(Issued issued) {
    return ask(issued, List.of());
  }

  private String ask(Issued issued, List<X509Certificate> chain) {
    return ask(issued, chain, account.controlRole());
  }

  private String ask(Issued issued, List<X509Certificate> chain, RoleArn role) {
    try {
      SessionAnswer answer =
          client.ask(
              new CertificateIdentity(issued.key(), issued.certificate(), chain),
              account.controlProfile(),
              role,
              account.anchor());
      return switch (answer) {
        case SessionAnswer.Granted granted -> "let in";
        case SessionAnswer.Refused refused -> refused.message();
      };
    } catch (IOException | GeneralSecurityException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private RolesAnywhereClient anywhere() {
    return RolesAnywhereClient.builder()
        .httpClient(ApacheHttpClient.create())
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(twin.endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey())))
        .build();
  }
}
