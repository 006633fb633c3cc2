package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.PkiWorld.TEMPLATES;
import static io.kedgeline.twins.aws.PkiWorld.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.GetCertificateResponse;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.Source;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** Trust anchors of AWS Private CA. */
class PrivateCaAnchorTest {

  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":["sts:AssumeRole",\
      "sts:TagSession","sts:SetSourceIdentity"]}]}\
      """;

  private final PkiWorld world = new PkiWorld();
  private final Clients clients = new Clients(world.twin);
  private final RolesAnywhereClient anywhere = clients.anywhere(world.root);
  private String root = "";
  private String ca = "";

  PrivateCaAnchorTest() throws IOException {}

  @BeforeEach
  void furnish() {
    root = world.rootCa();
    ca = world.subordinateCa(root, PkiWorld.listing(7));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private static Source source(String arn) {
    return Source.builder()
        .sourceType(TrustAnchorType.AWS_ACM_PCA)
        .sourceData(d -> d.acmPcaArn(arn))
        .build();
  }

  private CertificateCaller caller() {
    String role =
        clients
            .iam(world.root)
            .createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST))
            .role()
            .arn();
    String anchor =
        anywhere
            .createTrustAnchor(r -> r.name("a").enabled(true).source(source(ca)))
            .trustAnchor()
            .trustAnchorArn();
    String profile =
        anywhere
            .createProfile(r -> r.name("p").enabled(true).roleArns(role))
            .profile()
            .profileArn();
    return new CertificateCaller(world.twin.endpoint(), profile, role, anchor);
  }

  private static String id(CertificateCaller caller) {
    return caller.anchor().substring(caller.anchor().indexOf('/') + 1);
  }

  @Test
  void aCertificateOfTheAuthorityGetsInUntilItsListIsImported() {
    Issued leaf = world.leaf(ca, "CN=a");
    CertificateCaller caller = caller();
    assertEquals("let in", caller.ask(leaf).message());
    world.revoke(ca, leaf.certificate());
    world.later(Duration.ofMinutes(30));
    assertEquals("let in", caller.ask(leaf).message());
    String list = PkiWorld.pem("X509 CRL", encoded(ca));
    anywhere.importCrl(r ->
        r.name("list")
            .enabled(true)
            .trustAnchorArn(caller.anchor())
            .crlData(SdkBytes.fromUtf8String(list)));
    assertEquals("Certificate revoked", caller.ask(leaf).message());
    assertEquals("let in", caller.ask(world.leaf(ca, "CN=b")).message());
  }

  private byte[] encoded(String authority) {
    return world
        .s3
        .getObjectAsBytes(r -> r.bucket(PkiWorld.BUCKET).key(PkiWorld.listKey(authority)))
        .asByteArray();
  }

  @Test
  void aCertificateOfTheAuthorityAboveDoesNotGetIn() {
    assertEquals("Untrusted Signing Certificate", caller().ask(world.leaf(root, "CN=a")).message());
  }

  @Test
  void aDisabledAuthoritysCertificatesStillGetIn() {
    Issued leaf = world.leaf(ca, "CN=a");
    CertificateCaller caller = caller();
    world.pca.updateCertificateAuthority(
        r -> r.certificateAuthorityArn(ca).status(CertificateAuthorityStatus.DISABLED));
    assertEquals("let in", caller.ask(leaf).message());
  }

  @Test
  void aRenewedAuthorityIsHonouredOnlyOnceTheAnchorIsUpdated() {
    renew(40);
    CertificateCaller caller = caller();
    world.later(Duration.ofDays(30));
    renew(365);
    Issued leaf = world.leaf(ca, "CN=a");
    assertEquals("let in", caller.ask(leaf).message());
    world.later(Duration.ofDays(15));
    assertEquals("Untrusted Signing Certificate", caller.ask(leaf).message());
    anywhere.updateTrustAnchor(r -> r.trustAnchorId(id(caller)).source(source(ca)));
    assertEquals("let in", caller.ask(leaf).message());
  }

  private void renew(long days) {
    GetCertificateResponse own =
        world.issued(
            root,
            world.csr(ca),
            r ->
                r.templateArn(TEMPLATES + "SubordinateCACertificate_PathLen0/V1")
                    .validity(v -> v.value(days).type("DAYS")));
    world.pca.importCertificateAuthorityCertificate(r ->
        r.certificateAuthorityArn(ca)
            .certificate(SdkBytes.fromUtf8String(own.certificate()))
            .certificateChain(SdkBytes.fromUtf8String(own.certificateChain())));
  }

  @Test
  void anAnchorStaysWithItsAuthority() {
    String other = world.subordinateCa(root, r -> {});
    String id = id(caller());
    assertEquals(
        "ValidationException",
        refusal(() -> anywhere.updateTrustAnchor(r -> r.trustAnchorId(id).source(source(other)))));
    String bundle =
        InventedCa.root("CN=Other", world.now().minusSeconds(60)).self().certificatePem();
    assertEquals(
        "ValidationException",
        refusal(() ->
            anywhere.updateTrustAnchor(r ->
                r.trustAnchorId(id)
                    .source(s ->
                        s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                            .sourceData(d -> d.x509CertificateData(bundle))))));
  }

  @Test
  void anAuthorityMustBeActiveAndOfTheSameRegion() {
    assertEquals(
        "ValidationException",
        refusal(() ->
            clients
                .anywhere(world.root, Region.EU_WEST_1)
                .createTrustAnchor(r -> r.name("a").source(source(ca)))));
    world.pca.updateCertificateAuthority(
        r -> r.certificateAuthorityArn(ca).status(CertificateAuthorityStatus.DISABLED));
    assertEquals(
        "ValidationException",
        refusal(() -> anywhere.createTrustAnchor(r -> r.name("a").source(source(ca)))));
  }
}
