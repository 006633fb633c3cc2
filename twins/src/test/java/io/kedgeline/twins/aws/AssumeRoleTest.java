package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.ACCOUNT;
import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** What a caller may put into a session, and what the role's trust policy sees of it. */
class AssumeRoleTest {

  private static final String TAGGABLE =
      TRUST.replace("\"sts:SetSourceIdentity\"", "\"sts:SetSourceIdentity\",\"sts:TagSession\"");
  private static final software.amazon.awssdk.services.iam.model.Tag OPEN =
      software.amazon.awssdk.services.iam.model.Tag.builder().key("Open").value("yes").build();
  private static final String TEAM_READS =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetRole",\
      "Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"a"}}},\
      {"Effect":"Allow","Action":"sts:*","Resource":"*"}]}\
      """;

  private AwsTwin twin;
  private Clients clients;
  private AwsCredentials root;
  private AwsCredentials user;
  private IamClient admin;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start(InstantSource.fixed(Instant.parse("2026-11-01T12:00:00.75Z")));
    clients = new Clients(twin);
    root = clients.root();
    admin = clients.iam(root);
    user = clients.user(root, "u", policy("Allow", "*"));
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private void role(String name, String trust) {
    admin.createRole(r -> r.roleName(name).assumeRolePolicyDocument(trust));
    admin.putRolePolicy(r -> r.roleName(name).policyName("own").policyDocument(TEAM_READS));
  }

  /** {@link Clients#TRUST} with a condition. */
  private static String onlyIf(String operator, String key, String value) {
    return TAGGABLE.replace(
        "]}]}", "],\"Condition\":{\"%s\":{\"%s\":\"%s\"}}}]}".formatted(operator, key, value));
  }

  private AssumeRoleResponse ask(String role, Consumer<AssumeRoleRequest.Builder> more) {
    return clients
        .sts(user)
        .assumeRole(r -> {
          r.roleArn("arn:aws:iam::" + ACCOUNT + ":role/" + role).roleSessionName("session");
          more.accept(r);
        });
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private boolean mayRead(AwsCredentials session) {
    try {
      clients.iam(session).getRole(r -> r.roleName("R"));
      return true;
    } catch (IamException refused) {
      return false;
    }
  }

  @Test
  void tagsNeedTheTrustPolicysTagSession() {
    role("R", TRUST);
    StsException refused =
        assertThrows(StsException.class, () -> ask("R", r -> r.tags(tag("team", "a"))));
    assertTrue(refused.toString().contains("not authorized to perform: sts:TagSession"));
    admin.updateAssumeRolePolicy(r -> r.roleName("R").policyDocument(TAGGABLE));
    assertTrue(mayRead(clients.assumed(user, "R", r -> r.tags(tag("team", "a")))));
    assertEquals(false, mayRead(clients.assumed(user, "R")));
  }

  @Test
  void onlyTransitiveTagsGoOnAndTheyCannotBeChanged() {
    role("R", TAGGABLE);
    AwsCredentials plain = clients.assumed(user, "R", r -> r.tags(tag("team", "a")));
    assertEquals(false, mayRead(clients.assumed(plain, "R")));
    AwsCredentials first =
        clients.assumed(user, "R", r -> r.tags(tag("team", "a")).transitiveTagKeys("team"));
    AwsCredentials third = clients.assumed(clients.assumed(first, "R"), "R");
    assertTrue(mayRead(third));
    assertThrows(
        StsException.class, () -> clients.assumed(third, "R", r -> r.tags(tag("Team", "b"))));
    assertThrows(StsException.class, () -> ask("R", r -> r.transitiveTagKeys("none")));
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals,aws:RequestTag/team,a",
    "ForAnyValue:StringEquals,aws:TagKeys,team",
    "ForAnyValue:StringEquals,sts:TransitiveTagKeys,team"
  })
  void theTrustPolicySeesTheTags(String operator, String key, String value) {
    role("R", onlyIf(operator, key, value));
    assertThrows(StsException.class, () -> ask("R", r -> r.tags(tag("other", "a"))));
    ask("R", r -> r.tags(tag("team", "a")).transitiveTagKeys("team"));
  }

  @Test
  void tagsOutsideTheirLimitsAreRefused() {
    role("R", TAGGABLE);
    List<Tag> many = IntStream.range(0, 51).mapToObj(i -> tag("k" + i, "")).toList();
    assertThrows(StsException.class, () -> ask("R", r -> r.tags(many)));
    assertThrows(StsException.class, () -> ask("R", r -> r.tags(tag("aws:x", "a"))));
    assertThrows(StsException.class, () -> ask("R", r -> r.tags(tag("k", "(a)"))));
    assertThrows(StsException.class, () -> ask("R", r -> r.tags(tag("k", "a"), tag("K", "b"))));
  }

  @Test
  void theSessionNameBelongsToAssumingAlone() {
    role("R", onlyIf("StringEquals", "sts:RoleSessionName", "session"));
    ask("R", r -> {});
    StsException refused =
        assertThrows(StsException.class, () -> ask("R", r -> r.sourceIdentity("me")));
    assertTrue(refused.toString().contains("sts:SetSourceIdentity"));
  }

  @Test
  void anExternalIdMustBeTheOneThatIsAgreed() {
    role("R", onlyIf("StringEquals", "sts:ExternalId", "agreed"));
    assertThrows(StsException.class, () -> ask("R", r -> r.externalId("other")));
    ask("R", r -> r.externalId("agreed"));
  }

  @ParameterizedTest
  @CsvSource({"aws:ResourceTag/Open", "iam:ResourceTag/Open"})
  void theTrustPolicySeesTheRolesOwnTags(String key) {
    role("R", onlyIf("StringEquals", key, "yes"));
    assertThrows(StsException.class, () -> ask("R", r -> {}));
    admin.tagRole(r -> r.roleName("R").tags(OPEN));
    ask("R", r -> {});
  }

  @Test
  void theRootUserAssumesNoRole() {
    role("R", TRUST);
    StsException refused = assertThrows(StsException.class, () -> clients.assumed(root, "R"));
    assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
  }

  @Test
  void theAnswerTellsTheSourceIdentityAndTheRoomThatIsTaken() {
    role("R", TAGGABLE);
    AssumeRoleResponse plain = ask("R", r -> {});
    assertEquals(Optional.empty(), Optional.ofNullable(plain.packedPolicySize()));
    assertEquals(Optional.empty(), Optional.ofNullable(plain.sourceIdentity()));
    AssumeRoleResponse full = ask("R", r -> r.sourceIdentity("me").tags(tag("k", "v")));
    assertEquals("me", full.sourceIdentity());
    assertEquals(1, full.packedPolicySize());
    String half = policy("Allow", "s3:" + "a".repeat(1024));
    assertEquals(
        (half.length() * 100 + 2047) / 2048, ask("R", r -> r.policy(half)).packedPolicySize());
  }

  @Test
  void policiesAndTagsShareTheRoomOfASession() {
    role("R", TAGGABLE);
    String long1 = policy("Allow", "s3:" + "a".repeat(1950));
    ask("R", r -> r.policy(long1));
    assertThrows(
        PackedPolicyTooLargeException.class,
        () -> ask("R", r -> r.policy(long1).tags(tag("k", "v".repeat(256)))));
    assertThrows(
        PackedPolicyTooLargeException.class,
        () -> ask("R", r -> r.policy(policy("Allow", "s3:" + "a".repeat(2048)))));
  }

  @Test
  void instantsAreWholeSeconds() {
    role("R", TRUST);
    assertEquals(
        Instant.parse("2026-11-01T13:00:00Z"), ask("R", r -> {}).credentials().expiration());
  }

  @ParameterizedTest
  @CsvSource({"899", "43201", "3601"})
  void aDurationOutsideItsLimitsIsRefused(int seconds) {
    role("R", TRUST);
    assertThrows(StsException.class, () -> ask("R", r -> r.durationSeconds(seconds)));
  }
}
