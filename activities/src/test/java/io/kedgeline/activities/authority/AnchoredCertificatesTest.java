package io.kedgeline.activities.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.certificate.PemText;
import io.kedgeline.twins.pki.InventedCa;
import io.temporal.failure.ApplicationFailure;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rolesanywhere.model.Source;
import software.amazon.awssdk.services.rolesanywhere.model.SourceData;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** Whom the anchors of an account trust, and what is said where that cannot be read. */
class AnchoredCertificatesTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String ARN =
      "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1";
  private static final X509Certificate ONE = authority("CN=Partner CA,O=Partner");
  private static final X509Certificate OTHER = authority("CN=Other CA");

  private static X509Certificate authority(String name) {
    return InventedCa.root(name, NOW).self().certificate();
  }

  private static boolean named(String subject, String commonName) {
    return new AnchoredCertificates(List.of(authority(subject)))
        .named(Optional.of(commonName), OTHER.getPublicKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Partner CA", "PARTNER ca", "Partner  CA", " Partner CA "})
  void aNameIsTakenHoweverItIsWritten(String written) {
    assertTrue(named("CN=Partner CA,O=Elsewhere", written));
    assertTrue(named("CN=" + written.strip(), "Partner CA"));
    assertFalse(named("CN=Partner CA 2", written));
  }

  @Test
  void whatStandsInANameIsComparedAndNotHowItIsEscaped() {
    assertTrue(named("CN=\\ Partner CA\\ ", "Partner CA"));
    assertTrue(named("CN=A\\+B CA", "A+B CA"));
  }

  @Test
  void severalCommonNamesAreTheOneThatAwsJoinsOfThem() {
    assertTrue(named("CN=Partner,CN=CA", "partner/ca"));
    assertFalse(named("CN=Partner,CN=CA", "Partner"));
    assertFalse(named("O=Partner", "Partner"));
  }

  @Test
  void theSameKeyDoesNotTakeItsOwnName() {
    AnchoredCertificates anchored = new AnchoredCertificates(List.of(ONE));
    assertFalse(anchored.named(Optional.of("Partner CA"), ONE.getPublicKey()));
    assertFalse(anchored.named(Optional.empty(), OTHER.getPublicKey()));
  }

  @Test
  void everyCertificateOfABundleIsTrusted() {
    String explained =
        "Issuer: 0 Partner\n" + PemText.of(ONE) + "0 the other\n" + PemText.of(OTHER);
    assertEquals(List.of(ONE, OTHER), AnchoredCertificates.bundled(anchor(bundle(explained))));
  }

  static Stream<Source> unreadable() {
    String pem = PemText.of(ONE);
    return Stream.concat(
        Stream.of("MIIB", "*", "AAAA")
            .map(first -> pem + pem.replace("-----\nMIIB", "-----\n" + first + "AAAA"))
            .map(AnchoredCertificatesTest::bundle),
        Stream.of(
            bundle(""),
            bundle("nothing here"),
            bundle(pem + pem.replace("CERTIFICATE", "TRUSTED CERTIFICATE")),
            bundle(pem + pem.replace("-----\n", "----- ")),
            bundle(pem + pem.substring(0, 200)),
            Source.builder().sourceType(TrustAnchorType.CERTIFICATE_BUNDLE).build(),
            Source.builder().sourceType(TrustAnchorType.SELF_SIGNED_REPOSITORY).build()));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void anAnchorThatCannotBeReadInFullIsNamedAndNothingIsSaidOfWhomItTrusts(Source source) {
    ApplicationFailure refused =
        assertThrows(ApplicationFailure.class, () -> AnchoredCertificates.bundled(anchor(source)));
    assertEquals("DRIFTED", refused.getType());
    assertTrue(
        refused.getOriginalMessage().startsWith("whom trust anchor by-hand (%s)".formatted(ARN)),
        refused::getOriginalMessage);
  }

  private static Source bundle(String pem) {
    return Source.builder()
        .sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
        .sourceData(SourceData.fromX509CertificateData(pem))
        .build();
  }

  private static TrustAnchorDetail anchor(Source source) {
    return TrustAnchorDetail.builder().name("by-hand").trustAnchorArn(ARN).source(source).build();
  }
}
