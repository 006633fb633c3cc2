package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.twins.pki.InventedCa;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.MappingRule;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationEvent;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationSetting;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationSettingDetail;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationSettingKey;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;
import software.amazon.awssdk.services.rolesanywhere.model.ValidationException;

/** What Roles Anywhere takes and what it refuses. */
class AnywhereLimitsTest {

  private Instant now = Instant.parse("2026-11-01T12:00:00Z");
  private final InventedCa ca = InventedCa.root("CN=Root", now);
  private AwsTwin twin;
  private RolesAnywhereClient anywhere;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start((InstantSource) () -> now);
    Clients clients = new Clients(twin);
    anywhere = clients.anywhere(clients.root());
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private ProfileDetail profile(String... roles) {
    return anywhere.createProfile(r -> r.name("p").roleArns(roles)).profile();
  }

  private TrustAnchorDetail anchor(String pem, NotificationSetting... settings) {
    return anywhere
        .createTrustAnchor(r ->
            r.name("a")
                .source(s ->
                    s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                        .sourceData(d -> d.x509CertificateData(pem)))
                .notificationSettings(settings))
        .trustAnchor();
  }

  private static MappingRule rule(String specifier) {
    return MappingRule.builder().specifier(specifier).build();
  }

  private static NotificationSetting.Builder caExpiry() {
    return NotificationSetting.builder().event(NotificationEvent.CA_CERTIFICATE_EXPIRY);
  }

  private static List<String> told(TrustAnchorDetail anchor) {
    return anchor.notificationSettings().stream().map(AnywhereLimitsTest::told).toList();
  }

  private static String told(NotificationSettingDetail setting) {
    return setting.event() + " " + setting.threshold() + " " + setting.configuredBy();
  }

  @Test
  void aSessionPolicyIsReplacedByAnotherButNeverByNone() {
    String id = profile().profileId();
    String deny = policy("Deny", "*");
    anywhere.updateProfile(r -> r.profileId(id).sessionPolicy(deny));
    assertThrows(
        ValidationException.class,
        () -> anywhere.updateProfile(r -> r.profileId(id).sessionPolicy("")));
    assertEquals(deny, anywhere.getProfile(r -> r.profileId(id)).profile().sessionPolicy());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "arn:aws:iam::999988887777:role/R",
        "arn:aws:iam::111122223333:user/R",
        "arn:aws:sts::111122223333:assumed-role/R/s"
      })
  void aProfileHoldsRolesOfItsOwnAccountOnly(String arn) {
    assertThrows(ValidationException.class, () -> profile(arn));
    String id = profile("arn:aws:iam::111122223333:role/R").profileId();
    assertThrows(
        ValidationException.class,
        () -> anywhere.updateProfile(r -> r.profileId(id).roleArns(arn)));
  }

  @Test
  void aSpecifierThatIsTooLongChangesNothing() {
    ProfileDetail before = profile();
    assertThrows(
        ValidationException.class,
        () ->
            anywhere.putAttributeMapping(r ->
                r.profileId(before.profileId())
                    .certificateField("x509Subject")
                    .mappingRules(rule("a".repeat(61)))));
    assertEquals(before, anywhere.getProfile(r -> r.profileId(before.profileId())).profile());
  }

  @Test
  void aChangeOfTheMappingsTellsWhen() {
    String id = profile().profileId();
    now = now.plusSeconds(60);
    assertEquals(
        now,
        anywhere
            .putAttributeMapping(
                r -> r.profileId(id).certificateField("x509Subject").mappingRules(rule("CN")))
            .profile()
            .updatedAt());
    now = now.plusSeconds(60);
    assertEquals(
        now,
        anywhere
            .deleteAttributeMapping(r -> r.profileId(id).certificateField("x509Issuer"))
            .profile()
            .updatedAt());
  }

  @Test
  void settingsThatAreGivenAtCreationStandInPlaceOfTheDefaults() {
    TrustAnchorDetail anchor =
        anchor(ca.self().certificatePem(), caExpiry().enabled(true).threshold(90).build());
    assertEquals(
        List.of(
            "CA_CERTIFICATE_EXPIRY 90 111122223333",
            "END_ENTITY_CERTIFICATE_EXPIRY 45 rolesanywhere.amazonaws.com"),
        told(anchor));
    now = now.plusSeconds(60);
    TrustAnchorDetail reset =
        anywhere
            .resetNotificationSettings(r ->
                r.trustAnchorId(anchor.trustAnchorId())
                    .notificationSettingKeys(
                        NotificationSettingKey.builder()
                            .event(NotificationEvent.CA_CERTIFICATE_EXPIRY)
                            .build()))
            .trustAnchor();
    assertEquals("CA_CERTIFICATE_EXPIRY 45 rolesanywhere.amazonaws.com", told(reset).getFirst());
    assertEquals(now, reset.updatedAt());
  }

  @Test
  void aSettingThatIsNoneChangesNothing() {
    String id = anchor(ca.self().certificatePem()).trustAnchorId();
    NotificationSetting good = caExpiry().enabled(true).threshold(90).build();
    for (NotificationSetting.Builder bad :
        List.of(
            caExpiry().enabled(true),
            caExpiry().threshold(9),
            caExpiry().enabled(true).threshold(361),
            caExpiry().enabled(true).threshold(9).channel("EMAIL"),
            caExpiry().enabled(true).threshold(9).event("OTHER"))) {
      NotificationSetting setting = bad.build();
      assertThrows(
          ValidationException.class,
          () ->
              anywhere.putNotificationSettings(
                  r -> r.trustAnchorId(id).notificationSettings(good, setting)),
          setting.toString());
      assertThrows(ValidationException.class, () -> anchor(ca.self().certificatePem(), setting));
    }
    assertEquals(
        "CA_CERTIFICATE_EXPIRY 45 rolesanywhere.amazonaws.com",
        told(anywhere.getTrustAnchor(r -> r.trustAnchorId(id)).trustAnchor()).getFirst());
  }

  @Test
  void aBundleIsNoLargerThanItsQuota() {
    String one = ca.self().certificatePem();
    int fit = 25_000 / one.length();
    assertEquals("a", anchor(one.repeat(fit)).name());
    assertThrows(ValidationException.class, () -> anchor(one.repeat(fit + 1)));
    assertThrows(ValidationException.class, () -> anchor(one + " ".repeat(204_800)));
  }

  @Test
  void tagsOfAwsAreNotOurs() {
    String arn = profile().profileArn();
    Tag tag = Tag.builder().key("AWS:x").value("y").build();
    assertThrows(
        ValidationException.class, () -> anywhere.tagResource(r -> r.resourceArn(arn).tags(tag)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001})
  void aPageOutsideItsLimitsIsRefused(int size) {
    assertThrows(ValidationException.class, () -> anywhere.listProfiles(r -> r.pageSize(size)));
  }

  @Test
  void aLeafIsNoAnchor() {
    String leaf = ca.issue("CN=leaf", now, Duration.ofDays(1)).certificatePem();
    assertThrows(ValidationException.class, () -> anchor(leaf));
  }
}
