package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.policy;
import static io.kedgeline.twins.aws.PkiWorld.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What keeps buckets from hands that must not touch them. */
class S3ProtectionTest {

  private static final String BUCKET = "invented-evidence";

  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final AwsTwin twin = AwsTwin.start((InstantSource) () -> now);
  private final Clients clients = new Clients(twin);
  private final AwsCredentials root = clients.root();
  private final S3Client s3 = clients.s3(root);

  S3ProtectionTest() throws IOException {}

  @BeforeEach
  void furnish() {
    s3.createBucket(r ->
        r.bucket(BUCKET)
            .objectLockEnabledForBucket(true)
            .createBucketConfiguration(c -> c.locationConstraint("eu-central-1")));
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private String put(String key, Consumer<PutObjectRequest.Builder> more) {
    return s3.putObject(
            r -> {
              r.bucket(BUCKET).key(key);
              more.accept(r);
            },
            RequestBody.fromString("sealed"))
        .versionId();
  }

  private String deletion(String key, String version) {
    return refusal(() ->
        s3.deleteObject(
            r -> r.bucket(BUCKET).key(key).versionId(version).bypassGovernanceRetention(true)));
  }

  @Test
  void aCallThatNamesTheBucketsOwnerWronglyIsRefused() {
    s3.headBucket(r -> r.bucket(BUCKET).expectedBucketOwner(Clients.ACCOUNT));
    s3.getBucketVersioning(r -> r.bucket(BUCKET).expectedBucketOwner(Clients.ACCOUNT));
    assertEquals(
        "AccessDenied",
        refusal(() ->
            s3.getBucketVersioning(r -> r.bucket(BUCKET).expectedBucketOwner("999988887777"))));
    assertEquals(
        "AccessDenied",
        refusal(() ->
            s3.putObject(
                r -> r.bucket(BUCKET).key("k").expectedBucketOwner("999988887777"),
                RequestBody.fromString("sealed"))));
  }

  @Test
  void aVersionInComplianceModeCannotGoBeforeItsDate() {
    String version =
        put(
            "k",
            r ->
                r.objectLockMode(ObjectLockMode.COMPLIANCE)
                    .objectLockRetainUntilDate(now.plus(Duration.ofDays(400))));
    assertEquals("AccessDenied", deletion("k", version));
    assertEquals("AccessDenied", retention("k", "COMPLIANCE", Duration.ofDays(300)));
    assertEquals("AccessDenied", retention("k", "GOVERNANCE", Duration.ofDays(500)));
    s3.putObjectRetention(r ->
        r.bucket(BUCKET)
            .key("k")
            .retention(t ->
                t.mode(ObjectLockRetentionMode.COMPLIANCE)
                    .retainUntilDate(now.plus(Duration.ofDays(500)))));
    now = now.plus(Duration.ofDays(499));
    assertEquals("AccessDenied", deletion("k", version));
    now = now.plus(Duration.ofDays(1));
    s3.deleteObject(r -> r.bucket(BUCKET).key("k").versionId(version));
    assertTrue(s3.listObjectVersions(r -> r.bucket(BUCKET)).versions().isEmpty());
  }

  private String retention(String key, String mode, Duration time) {
    return refusal(() ->
        s3.putObjectRetention(r ->
            r.bucket(BUCKET)
                .key(key)
                .bypassGovernanceRetention(true)
                .retention(t -> t.mode(mode).retainUntilDate(now.plus(time)))));
  }

  @Test
  void aVersionInGovernanceModeGoesWithLeaveOnly() {
    String version =
        put(
            "k",
            r ->
                r.objectLockMode(ObjectLockMode.GOVERNANCE)
                    .objectLockRetainUntilDate(now.plus(Duration.ofDays(1))));
    assertEquals(
        "AccessDenied",
        refusal(() -> s3.deleteObject(r -> r.bucket(BUCKET).key("k").versionId(version))));
    S3Client without =
        clients.s3(clients.user(root, "u", policy("Allow", "s3:DeleteObjectVersion")));
    assertEquals(
        "AccessDenied",
        refusal(() ->
            without.deleteObject(r ->
                r.bucket(BUCKET).key("k").versionId(version).bypassGovernanceRetention(true))));
    s3.deleteObject(
        r -> r.bucket(BUCKET).key("k").versionId(version).bypassGovernanceRetention(true));
    assertTrue(s3.listObjectVersions(r -> r.bucket(BUCKET)).versions().isEmpty());
  }

  @Test
  void aBucketLocksByDefaultWhatSaysNothing() {
    s3.putObjectLockConfiguration(r ->
        r.bucket(BUCKET)
            .objectLockConfiguration(c ->
                c.objectLockEnabled("Enabled")
                    .rule(u -> u.defaultRetention(d -> d.mode("COMPLIANCE").days(400)))));
    String version = put("k", r -> {});
    assertEquals(
        now.plus(Duration.ofDays(400)),
        s3.getObjectRetention(r -> r.bucket(BUCKET).key("k")).retention().retainUntilDate());
    assertEquals("AccessDenied", deletion("k", version));
    assertEquals(
        400,
        s3.getObjectLockConfiguration(r -> r.bucket(BUCKET))
            .objectLockConfiguration()
            .rule()
            .defaultRetention()
            .days());
    assertEquals(
        "InvalidBucketState",
        refusal(() ->
            s3.putBucketVersioning(
                r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status("Suspended")))));
  }

  @Test
  void aBucketWithoutLocksTakesNone() {
    s3.createBucket(r ->
        r.bucket("plain").createBucketConfiguration(c -> c.locationConstraint("eu-central-1")));
    assertEquals(
        "InvalidRequest",
        refusal(() ->
            s3.putObject(
                r ->
                    r.bucket("plain")
                        .key("k")
                        .objectLockMode("COMPLIANCE")
                        .objectLockRetainUntilDate(now.plusSeconds(60)),
                RequestBody.fromString("v"))));
    assertEquals(
        "ObjectLockConfigurationNotFoundError",
        refusal(() -> s3.getObjectLockConfiguration(r -> r.bucket("plain"))));
  }

  @Test
  void aBucketsOwnPolicyLetsInAndShutsOut() {
    S3Client nobody = clients.s3(clients.user(root, "n", policy("Allow", "iam:GetUser")));
    assertEquals("AccessDenied", refusal(() -> nobody.listObjectsV2(r -> r.bucket(BUCKET))));
    bucketPolicy(
        """
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/n"},\
        "Action":"s3:ListBucket","Resource":"arn:aws:s3:::invented-evidence"},\
        {"Effect":"Deny","Principal":"*","Action":"s3:DeleteObject*",\
        "Resource":"arn:aws:s3:::invented-evidence/*"}\
        """);
    assertEquals(0, nobody.listObjectsV2(r -> r.bucket(BUCKET)).keyCount());
    put("k", r -> {});
    assertEquals("AccessDenied", refusal(() -> s3.deleteObject(r -> r.bucket(BUCKET).key("k"))));
  }

  @Test
  void aConditionOnThePrefixLimitsWhatIsListed() {
    S3Client limited =
        clients.s3(
            clients.user(
                root,
                "p",
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket",\
                "Resource":"*","Condition":{"StringLike":{"s3:prefix":"crl/*"}}}]}\
                """));
    assertEquals(0, limited.listObjectsV2(r -> r.bucket(BUCKET).prefix("crl/")).keyCount());
    assertEquals("AccessDenied", refusal(() -> limited.listObjectsV2(r -> r.bucket(BUCKET))));
  }

  private void bucketPolicy(String statements) {
    s3.putBucketPolicy(r ->
        r.bucket(BUCKET).policy("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::invented-evidence/*\"}",
        "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::other/*\"}",
        "{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/nobody\"},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::invented-evidence\"}"
      })
  void aPolicyThatIsNoneOfThisBucketIsRefused(String statement) {
    assertEquals("MalformedPolicy", refusal(() -> bucketPolicy(statement)));
    assertEquals("NoSuchBucketPolicy", refusal(() -> s3.getBucketPolicy(r -> r.bucket(BUCKET))));
  }

  @Test
  void aPolicyThatLetsAnyoneInIsBlockedUntilTheBlockIsLifted() {
    String anyone =
        """
        {"Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
        "Resource":"arn:aws:s3:::invented-evidence/*"}\
        """;
    assertEquals("AccessDenied", refusal(() -> bucketPolicy(anyone)));
    assertTrue(
        s3.getPublicAccessBlock(r -> r.bucket(BUCKET))
            .publicAccessBlockConfiguration()
            .blockPublicPolicy());
    s3.putPublicAccessBlock(
        r -> r.bucket(BUCKET).publicAccessBlockConfiguration(b -> b.blockPublicPolicy(false)));
    bucketPolicy(anyone);
    assertTrue(s3.getBucketPolicy(r -> r.bucket(BUCKET)).policy().contains("s3:GetObject"));
  }

  @Test
  void aBucketIsEncryptedAndOwnedByItsAccount() {
    assertEquals(
        ServerSideEncryption.AES256,
        s3.getBucketEncryption(r -> r.bucket(BUCKET))
            .serverSideEncryptionConfiguration()
            .rules()
            .getFirst()
            .applyServerSideEncryptionByDefault()
            .sseAlgorithm());
    assertEquals(1, s3.getBucketAcl(r -> r.bucket(BUCKET)).grants().size());
    assertEquals(
        "AccessControlListNotSupported", refusal(() -> put("k", r -> r.acl("public-read"))));
  }
}
