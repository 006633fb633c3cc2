package io.kedgeline.twins.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.pki.InventedCa;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.rolesanywhere.model.AccessDeniedException;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.RolesAnywhereException;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;
import software.amazon.awssdk.services.rolesanywhere.model.ValidationException;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** The twin as the real AWS SDK meets it. */
class AwsTwinTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String ADMIN =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"%s}]}";
  private static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":[\"sts:AssumeRole\",\"sts:SetSourceIdentity\"]}]}";

  private Instant now = NOW;
  private AwsTwin twin;
  private AwsCredentials root;
  private Clients clients;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start((InstantSource) () -> now);
    clients = new Clients(twin);
    root = clients.root();
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void aWrongSecretIsRefused() {
    AwsCredentials wrong = AwsBasicCredentials.create(root.accessKeyId(), "wrong");
    StsException refused =
        assertThrows(StsException.class, () -> clients.sts(wrong).getCallerIdentity());
    assertEquals("SignatureDoesNotMatch", refused.awsErrorDetails().errorCode());
  }

  @Test
  void anUnknownKeyIsRefused() {
    AwsCredentials unknown = AwsBasicCredentials.create("AKIAUNKNOWN", "wrong");
    StsException refused =
        assertThrows(StsException.class, () -> clients.sts(unknown).getCallerIdentity());
    assertEquals("InvalidClientTokenId", refused.awsErrorDetails().errorCode());
  }

  @Test
  void aRoleReadsBackAsItWasCreated() {
    clients
        .iam(root)
        .createRole(r -> r.roleName("R").path("/ops/").assumeRolePolicyDocument(TRUST));
    assertEquals(
        "arn:aws:iam::111122223333:role/ops/R",
        clients.iam(root).getRole(r -> r.roleName("R")).role().arn());
    assertThrows(
        NoSuchEntityException.class, () -> clients.iam(root).getRole(r -> r.roleName("S")));
  }

  @Test
  void anAssumedRoleMayDoWhatItsPoliciesAllowAndNoMore() {
    AwsCredentials session = assume("R", "");
    assertEquals("R", clients.iam(session).getRole(r -> r.roleName("R")).role().roleName());
    clients
        .iam(root)
        .putRolePolicy(r ->
            r.roleName("R")
                .policyName("own")
                .policyDocument(ADMIN.formatted("").replace("\"*\",", "\"iam:List*\",")));
    IamException refused =
        assertThrows(IamException.class, () -> clients.iam(session).getRole(r -> r.roleName("R")));
    assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
    assertTrue(refused.toString().contains("not authorized to perform: iam:GetRole"));
  }

  @Test
  void aDenialByIssueTimeKillsSessionsThatAreOutButNotCallerIdentity() {
    AwsCredentials session = assume("R", "");
    clients
        .iam(root)
        .putRolePolicy(r ->
            r.roleName("R")
                .policyName("deny")
                .policyDocument(
                    ADMIN
                        .formatted(
                            ",\"Condition\":{\"StringEquals\":{\"aws:SourceIdentity\":\"RB-06.CHG-1\"},\"DateLessThan\":{\"aws:TokenIssueTime\":\"2026-11-01T12:00:30Z\"}}")
                        .replace("Allow", "Deny")));
    assertThrows(IamException.class, () -> clients.iam(session).getRole(r -> r.roleName("R")));
    assertTrue(
        clients.sts(session).getCallerIdentity().arn().endsWith(":assumed-role/R/RB-06.CHG-1"));
  }

  @Test
  void aSessionEndsByTheTwinsClock() {
    AwsCredentials session = assume("R", "");
    now = NOW.plusSeconds(900);
    IamException refused =
        assertThrows(IamException.class, () -> clients.iam(session).getRole(r -> r.roleName("R")));
    assertEquals("ExpiredToken", refused.awsErrorDetails().errorCode());
  }

  @Test
  void aProfileIsDisabledUntilSomebodyMayEnableIt() {
    clients.iam(root).createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    String role = "arn:aws:iam::111122223333:role/R";
    ProfileDetail profile =
        clients.anywhere(root).createProfile(r -> r.name("p").roleArns(role)).profile();
    assertFalse(profile.enabled());
    assertEquals(3600, profile.durationSeconds());
    clients.iam(root).createUser(r -> r.userName("u"));
    clients
        .iam(root)
        .putUserPolicy(r ->
            r.userName("u")
                .policyName("p")
                .policyDocument(ADMIN.formatted("").replace("\"*\",", "\"rolesanywhere:*\",")));
    var key = clients.iam(root).createAccessKey(r -> r.userName("u")).accessKey();
    AwsCredentials user = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    AccessDeniedException refused =
        assertThrows(
            AccessDeniedException.class,
            () -> clients.anywhere(user).enableProfile(r -> r.profileId(profile.profileId())));
    assertTrue(refused.toString().contains("iam:PassRole on resource: " + role));
    assertTrue(
        clients
            .anywhere(root)
            .enableProfile(r -> r.profileId(profile.profileId()))
            .profile()
            .enabled());
  }

  @Test
  void tagsReadBackAndCanBeTakenOff() {
    ProfileDetail profile =
        clients.anywhere(root).createProfile(r -> r.name("p").roleArns(new String[0])).profile();
    clients
        .anywhere(root)
        .tagResource(r ->
            r.resourceArn(profile.profileArn()).tags(Tag.builder().key("a").value("1").build()));
    assertEquals(
        "1",
        clients
            .anywhere(root)
            .listTagsForResource(r -> r.resourceArn(profile.profileArn()))
            .tags()
            .getFirst()
            .value());
    clients.anywhere(root).untagResource(r -> r.resourceArn(profile.profileArn()).tagKeys("a"));
    assertTrue(
        clients
            .anywhere(root)
            .listTagsForResource(r -> r.resourceArn(profile.profileArn()))
            .tags()
            .isEmpty());
  }

  @Test
  void listsComeInPages() {
    for (int i = 0; i < 3; i++) {
      String name = "p" + i;
      clients.anywhere(root).createProfile(r -> r.name(name).roleArns(new String[0]));
    }
    assertEquals(
        3,
        clients.anywhere(root).listProfilesPaginator(r -> r.pageSize(2)).profiles().stream()
            .count());
  }

  @Test
  void valuesOutsideTheLimitsAreRefused() {
    assertThrows(
        ValidationException.class,
        () -> clients.anywhere(root).createProfile(r -> r.name("p!").roleArns(new String[0])));
    assertThrows(
        ValidationException.class,
        () ->
            clients
                .anywhere(root)
                .createProfile(r -> r.name("p").roleArns(new String[0]).durationSeconds(899)));
    assertThrows(
        ResourceNotFoundException.class,
        () ->
            clients
                .anywhere(root)
                .getProfile(r -> r.profileId("00000000-0000-0000-0000-000000000000")));
  }

  @Test
  void anAnchorMustBeACertificationAuthority() {
    InventedCa ca = InventedCa.root("CN=Invented Root", NOW);
    String leaf = ca.issue("CN=leaf", NOW, java.time.Duration.ofDays(1)).certificatePem();
    assertThrows(RolesAnywhereException.class, () -> anchor(leaf));
    assertEquals("a", anchor(ca.self().certificatePem()));
  }

  private String anchor(String pem) {
    return clients
        .anywhere(root)
        .createTrustAnchor(r ->
            r.name("a")
                .enabled(true)
                .source(s ->
                    s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                        .sourceData(d -> d.x509CertificateData(pem))))
        .trustAnchor()
        .name();
  }

  private AwsCredentials assume(String name, String condition) {
    clients.iam(root).createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST));
    clients
        .iam(root)
        .putRolePolicy(
            r -> r.roleName(name).policyName("own").policyDocument(ADMIN.formatted(condition)));
    clients.iam(root).createUser(r -> r.userName("base"));
    clients
        .iam(root)
        .putUserPolicy(r -> r.userName("base").policyName("p").policyDocument(ADMIN.formatted("")));
    var key = clients.iam(root).createAccessKey(r -> r.userName("base")).accessKey();
    Credentials session =
        clients
            .sts(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))
            .assumeRole(r ->
                r.roleArn("arn:aws:iam::111122223333:role/" + name)
                    .roleSessionName("RB-06.CHG-1")
                    .sourceIdentity("RB-06.CHG-1")
                    .durationSeconds(900))
            .credentials();
    return AwsSessionCredentials.create(
        session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
  }
}
