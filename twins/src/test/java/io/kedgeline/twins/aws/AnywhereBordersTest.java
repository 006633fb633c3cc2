package io.kedgeline.twins.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.pki.InventedCa;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationEvent;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationSettingKey;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;
import software.amazon.awssdk.services.rolesanywhere.model.ValidationException;

/** To a call there are only the objects of its own account and Region, however it names them. */
class AnywhereBordersTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private final InventedCa ca = InventedCa.root("CN=Root", NOW);
  private AwsTwin twin;
  private RolesAnywhereClient own;
  private RolesAnywhereClient foreign;
  private RolesAnywhereClient elsewhere;
  private ProfileDetail profile;
  private TrustAnchorDetail anchor;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start(InstantSource.fixed(NOW));
    Clients clients = new Clients(twin);
    own = clients.anywhere(clients.root());
    elsewhere = clients.anywhere(clients.root(), Region.US_EAST_1);
    AccountKeys other = twin.createAccount("999988887777");
    foreign =
        clients.anywhere(AwsBasicCredentials.create(other.accessKeyId(), other.secretAccessKey()));
    profile = own.createProfile(r -> r.name("p").roleArns(new String[0])).profile();
    anchor =
        own.createTrustAnchor(r ->
                r.name("a")
                    .source(s ->
                        s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                            .sourceData(d -> d.x509CertificateData(ca.self().certificatePem()))))
            .trustAnchor();
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void tagsOfAnotherAccountOrRegionAreOutOfReach() {
    Tag tag = Tag.builder().key("ApprovedChangeId").value("x").build();
    own.tagResource(r -> r.resourceArn(profile.profileArn()).tags(tag));
    for (RolesAnywhereClient outsider : List.of(foreign, elsewhere)) {
      assertThrows(
          ResourceNotFoundException.class,
          () -> outsider.tagResource(r -> r.resourceArn(profile.profileArn()).tags(tag)));
      assertThrows(
          ResourceNotFoundException.class,
          () -> outsider.untagResource(r -> r.resourceArn(profile.profileArn()).tagKeys("a")));
      assertThrows(
          ResourceNotFoundException.class,
          () -> outsider.listTagsForResource(r -> r.resourceArn(profile.profileArn())));
    }
    assertEquals(
        List.of(tag), own.listTagsForResource(r -> r.resourceArn(profile.profileArn())).tags());
  }

  @Test
  void aRevocationListBelongsToATrustAnchorOfItsOwnAccountAndRegion() {
    String pem = ca.revocationList(NOW, List.of());
    for (RolesAnywhereClient outsider : List.of(foreign, elsewhere)) {
      assertThrows(
          ResourceNotFoundException.class, () -> importTo(outsider, anchor.trustAnchorArn(), pem));
    }
    assertThrows(ResourceNotFoundException.class, () -> importTo(own, profile.profileArn(), pem));
    importTo(own, anchor.trustAnchorArn(), pem);
    assertEquals(1, own.listCrls(r -> {}).crls().size());
  }

  private static void importTo(RolesAnywhereClient client, String anchor, String pem) {
    client.importCrl(r ->
        r.name("crl")
            .trustAnchorArn(anchor)
            .crlData(SdkBytes.fromString(pem, StandardCharsets.US_ASCII)));
  }

  @Test
  void anArnStandsForTheIdOfItsOwnAccountAndRegionOnly() {
    String arn = profile.profileArn();
    assertEquals(profile, own.getProfile(r -> r.profileId(arn)).profile());
    assertTrue(own.enableProfile(r -> r.profileId(arn)).profile().enabled());
    for (RolesAnywhereClient outsider : List.of(foreign, elsewhere)) {
      assertThrows(
          ResourceNotFoundException.class, () -> outsider.getProfile(r -> r.profileId(arn)));
      assertThrows(
          ResourceNotFoundException.class,
          () -> outsider.getProfile(r -> r.profileId(profile.profileId())));
    }
  }

  @Test
  void anArnOfAnotherKindIsNoId() {
    assertThrows(
        ValidationException.class, () -> own.getProfile(r -> r.profileId(anchor.trustAnchorArn())));
    assertThrows(ValidationException.class, () -> own.getProfile(r -> r.profileId("x".repeat(36))));
  }

  @Test
  void notificationsTakeTheIdItself() {
    NotificationSettingKey key =
        NotificationSettingKey.builder().event(NotificationEvent.CA_CERTIFICATE_EXPIRY).build();
    own.resetNotificationSettings(
        r -> r.trustAnchorId(anchor.trustAnchorId()).notificationSettingKeys(key));
    assertThrows(
        ValidationException.class,
        () ->
            own.resetNotificationSettings(
                r -> r.trustAnchorId(anchor.trustAnchorArn()).notificationSettingKeys(key)));
  }
}
