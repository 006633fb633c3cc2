package io.kedgeline.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a profile shall let in, and who is almost that. */
class AdmissionCaseTest {

  private static final String CANARY = "kedgeline-canary-CHG-1";
  private static final String OURS = "111122223333";
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "x509Issuer/CN", "ExactTR Prod Sub CA G2",
          "x509Subject/OU", "prod",
          "x509SAN/URI", "urn:exacttr:device:*");

  private static CertificateAuthorityArn authority(String account, String end) {
    return new CertificateAuthorityArn(
        "arn:aws:acm-pca:eu-central-1:%s:certificate-authority/0a1b2c3d-0000-1111-2222-33334444%s"
            .formatted(account, end));
  }

  private static TrustAnchorArn anchor(String region, String account, String end) {
    return new TrustAnchorArn(
        "arn:aws:rolesanywhere:%s:%s:trust-anchor/0a1b2c3d-0000-1111-2222-33334444%s"
            .formatted(region, account, end));
  }

  private static AnchoredAuthority anchored(String end) {
    return new AnchoredAuthority(authority(OURS, end), anchor("eu-central-1", OURS, end));
  }

  private static AdmissionCase admission(
      AnchoredAuthority rightful,
      Map<String, String> attributes,
      Optional<AnchoredAuthority> other) {
    return new AdmissionCase(
        rightful,
        new ProfileArn(
            "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/0a1b2c3d-0000-1111-2222-333344445555"),
        new CanaryDeny(CANARY, new RoleArn("arn:aws:iam::111122223333:role/exacttr/R")),
        attributes,
        other);
  }

  private static AdmissionCase with(Map<String, String> attributes) {
    return admission(anchored("0001"), attributes, Optional.empty());
  }

  @Test
  void aMatchingCertificateSaysWhatThePolicyAsksForInTheCanarysName() {
    assertEquals(
        new CertificateNames(
            Map.of("CN", CANARY, "OU", "prod"), Optional.of("urn:exacttr:device:" + CANARY)),
        with(ATTRIBUTES).matching());
  }

  @Test
  void strangersDifferFromItInOneThingEach() {
    CertificateNames matching = with(ATTRIBUTES).matching();
    assertEquals(
        List.of(
            new Stranger("whose OU is prod-x", matching.with("OU", "prod-x")),
            new Stranger("without OU", matching.without("OU")),
            new Stranger(
                "whose URI is urn:exacttr:device" + CANARY,
                matching.named(Optional.of("urn:exacttr:device" + CANARY))),
            new Stranger("without a URI", matching.named(Optional.empty()))),
        Stranger.of(with(ATTRIBUTES)));
  }

  @Test
  void whatThePolicyDoesNotAskForHasNoStranger() {
    assertEquals(List.of(), Stranger.of(with(Map.of("x509Issuer/CN", "ExactTR Prod Sub CA G2"))));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:exacttr:device:laptop-1, urn:exacttr:device:laptop-kedgeline-canary-CHG-1",
    "urn:k*, urn:stranger:kedgeline-canary-CHG-1",
    "u*, ''",
    "*:device:?, urn:stranger:kedgeline-canary-CHG-1"
  })
  void theOtherUriIsNearButDoesNotMatch(String pattern, String other) {
    AdmissionCase admission = with(Map.of("x509SAN/URI", pattern));
    if (other.isEmpty()) {
      String why =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> Stranger.of(admission))
                  .getMessage());
      assertTrue(why.contains("is every URI"), why);
    } else {
      assertEquals(Optional.of(other), Stranger.of(admission).getFirst().names().uri());
    }
  }

  @Test
  void aValueOfFullLengthHasAStrangerToo() {
    String longest = "a".repeat(64);
    assertEquals(
        "a".repeat(63),
        Stranger.of(with(Map.of("x509Subject/OU", longest)))
            .getFirst()
            .names()
            .subject()
            .get("OU"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x509Subject/CN", "x509SAN/DNS", "x509SAN/Name/O", "x509Subject/C"})
  void whatNoCanaryCanSayIsRefused(String attribute) {
    assertThrows(IllegalArgumentException.class, () -> with(Map.of(attribute, "a")));
  }

  @Test
  void whatAwsUsesOnlyTogetherMustBeTogether() {
    for (TrustAnchorArn far :
        List.of(
            anchor("eu-central-1", "999988887777", "0001"), anchor("eu-west-1", OURS, "0001"))) {
      AnchoredAuthority elsewhere = new AnchoredAuthority(authority(OURS, "0001"), far);
      assertThrows(
          IllegalArgumentException.class, () -> admission(elsewhere, ATTRIBUTES, Optional.empty()));
      assertThrows(
          IllegalArgumentException.class,
          () -> admission(anchored("0002"), ATTRIBUTES, Optional.of(elsewhere)));
    }
  }

  @Test
  void theOtherAuthorityIsAnotherAtAnotherAnchorAndOfTheSameAccount() {
    AnchoredAuthority rightful = anchored("0001");
    for (AnchoredAuthority other :
        List.of(
            rightful,
            new AnchoredAuthority(rightful.authority(), anchor("eu-central-1", OURS, "0002")),
            new AnchoredAuthority(authority(OURS, "0002"), rightful.anchor()),
            new AnchoredAuthority(
                authority("999988887777", "0002"), anchor("eu-central-1", OURS, "0002")))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> admission(rightful, ATTRIBUTES, Optional.of(other)));
    }
    assertEquals(
        Optional.of(anchored("0002")),
        admission(rightful, ATTRIBUTES, Optional.of(anchored("0002"))).other());
  }

  @Test
  void aCertificateHasACommonNameAndNothingEmpty() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CertificateNames(Map.of("OU", "prod"), Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CertificateNames(Map.of("CN", "a", "OU", ""), Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CertificateNames(Map.of("CN", "a"), Optional.of("")));
  }
}
