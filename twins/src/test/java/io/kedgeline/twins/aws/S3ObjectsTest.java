package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.policy;
import static io.kedgeline.twins.aws.PkiWorld.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Buckets and their objects. */
class S3ObjectsTest {

  private static final String BUCKET = "invented-evidence";

  private final AwsTwin twin = AwsTwin.start(InstantSource.system());
  private final Clients clients = new Clients(twin);
  private final AwsCredentials root = clients.root();
  private final S3Client s3 = clients.s3(root);

  S3ObjectsTest() throws IOException {}

  @BeforeEach
  void furnish() {
    create(BUCKET);
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private void create(String name) {
    s3.createBucket(
        r -> r.bucket(name).createBucketConfiguration(c -> c.locationConstraint("eu-central-1")));
  }

  private void put(String key, String content) {
    s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  private String get(String key) {
    return s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
  }

  @Test
  void whatIsPutIsReadBackWithWhatWasSaidOfIt() {
    s3.putObject(
        r ->
            r.bucket(BUCKET)
                .key("runs/RB-06 CHG+7/ä.json")
                .contentType("application/json")
                .metadata(Map.of("run", "RB-06")),
        RequestBody.fromString("{}"));
    var read = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("runs/RB-06 CHG+7/ä.json"));
    assertEquals("{}", read.asUtf8String());
    assertEquals("application/json", read.response().contentType());
    assertEquals(Map.of("run", "RB-06"), read.response().metadata());
    var head = s3.headObject(r -> r.bucket(BUCKET).key("runs/RB-06 CHG+7/ä.json"));
    assertEquals(2, head.contentLength());
    assertEquals(read.response().eTag(), head.eTag());
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void aLargeUploadComesInChunksWithItsChecksum(ChecksumAlgorithm algorithm) {
    byte[] content = new byte[700_000];
    new Random(7).nextBytes(content);
    s3.putObject(
        r -> r.bucket(BUCKET).key("large").checksumAlgorithm(algorithm),
        RequestBody.fromBytes(content));
    var read = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("large").checksumMode("ENABLED"));
    assertArrayEquals(content, read.asByteArray());
    var head = s3.headObject(r -> r.bucket(BUCKET).key("large").checksumMode("ENABLED"));
    String told =
        switch (algorithm) {
          case CRC32 -> head.checksumCRC32();
          case CRC32_C -> head.checksumCRC32C();
          case SHA1 -> head.checksumSHA1();
          default -> head.checksumSHA256();
        };
    assertTrue(told.endsWith("="));
  }

  @Test
  void aBucketMayBeNamedByTheHost() {
    put("a/k", "v");
    S3Client hosted =
        S3Client.builder()
            .httpClient(
                ApacheHttpClient.builder()
                    .dnsResolver(host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                    .build())
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://localhost:" + twin.endpoint().getPort()))
            .credentialsProvider(StaticCredentialsProvider.create(root))
            .build();
    assertEquals("v", hosted.getObjectAsBytes(r -> r.bucket(BUCKET).key("a/k")).asUtf8String());
    assertEquals(1, hosted.listObjectsV2(r -> r.bucket(BUCKET)).keyCount());
  }

  @Test
  void aChecksumThatIsWrongIsRefused() {
    assertEquals(
        "BadDigest",
        refusal(() ->
            s3.putObject(
                r -> r.bucket(BUCKET).key("k").checksumCRC32("AAAAAA=="),
                RequestBody.fromString("content"))));
    assertThrows(NoSuchKeyException.class, () -> get("k"));
  }

  @Test
  void whatIsNotThereIsToldByItsCode() {
    assertThrows(NoSuchKeyException.class, () -> get("none"));
    assertThrows(NoSuchBucketException.class, () -> s3.headBucket(r -> r.bucket("no-such-bucket")));
    assertThrows(
        NoSuchBucketException.class,
        () -> s3.getObjectAsBytes(r -> r.bucket("no-such-bucket").key("k")));
    assertThrows(NoSuchKeyException.class, () -> s3.headObject(r -> r.bucket(BUCKET).key("none")));
  }

  @Test
  void aNameBelongsToOneAccount() {
    assertEquals("BucketAlreadyOwnedByYou", refusal(() -> create(BUCKET)));
    AccountKeys other = twin.createAccount("444455556666");
    S3Client foreign =
        clients.s3(AwsBasicCredentials.create(other.accessKeyId(), other.secretAccessKey()));
    assertEquals(
        "BucketAlreadyExists",
        refusal(() ->
            foreign.createBucket(r ->
                r.bucket(BUCKET)
                    .createBucketConfiguration(c -> c.locationConstraint("eu-central-1")))));
    assertEquals("AccessDenied", refusal(() -> foreign.listObjectsV2(r -> r.bucket(BUCKET))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Capital", "ab", "under_score", "two..dots"})
  void aNameThatIsNoneIsRefused(String name) throws IOException {
    Wire wire = new Wire(twin.endpoint(), root, "s3");
    Wire.Reply reply = Wire.send(wire.signed(SdkHttpMethod.PUT, "/" + name, ""), "");
    assertTrue(reply.body().contains("<Code>InvalidBucketName</Code>"), reply.body());
  }

  @Test
  void aBucketIsWhereItWasMade() {
    assertEquals(
        "eu-central-1", s3.getBucketLocation(r -> r.bucket(BUCKET)).locationConstraintAsString());
    assertEquals(
        "IllegalLocationConstraintException",
        refusal(() ->
            s3.createBucket(r ->
                r.bucket("elsewhere")
                    .createBucketConfiguration(c -> c.locationConstraint("eu-west-1")))));
    S3Client elsewhere = clients.s3(root, Region.EU_WEST_1);
    assertEquals(
        "AuthorizationHeaderMalformed",
        refusal(() -> elsewhere.listObjectsV2(r -> r.bucket(BUCKET))));
  }

  @Test
  void onlyAnEmptyBucketIsDeleted() {
    put("k", "v");
    assertEquals("BucketNotEmpty", refusal(() -> s3.deleteBucket(r -> r.bucket(BUCKET))));
    s3.deleteObject(r -> r.bucket(BUCKET).key("k"));
    s3.deleteBucket(r -> r.bucket(BUCKET));
    assertThrows(NoSuchBucketException.class, () -> s3.headBucket(r -> r.bucket(BUCKET)));
  }

  @Test
  void aListComesInPagesAndInGroups() {
    List.of("a/1", "a/2", "b", "c/1", "d").forEach(key -> put(key, key));
    assertEquals(
        List.of("a/1", "a/2", "b", "c/1", "d"),
        s3.listObjectsV2Paginator(r -> r.bucket(BUCKET).maxKeys(2)).contents().stream()
            .map(S3Object::key)
            .toList());
    var grouped = s3.listObjectsV2(r -> r.bucket(BUCKET).delimiter("/"));
    assertEquals(List.of("b", "d"), grouped.contents().stream().map(S3Object::key).toList());
    assertEquals(
        List.of("a/", "c/"), grouped.commonPrefixes().stream().map(one -> one.prefix()).toList());
    assertEquals(2, s3.listObjectsV2(r -> r.bucket(BUCKET).prefix("a/")).keyCount());
  }

  @Test
  void aVersionedBucketForgetsNothing() {
    s3.putBucketVersioning(r ->
        r.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    put("k", "first");
    put("k", "second");
    s3.deleteObject(r -> r.bucket(BUCKET).key("k"));
    assertThrows(NoSuchKeyException.class, () -> get("k"));
    var all = s3.listObjectVersions(r -> r.bucket(BUCKET));
    assertEquals(1, all.deleteMarkers().size());
    List<String> ids = all.versions().stream().map(ObjectVersion::versionId).toList();
    assertEquals(2, ids.size());
    assertEquals(
        "first",
        s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("k").versionId(ids.get(1))).asUtf8String());
    s3.deleteObject(
        r -> r.bucket(BUCKET).key("k").versionId(all.deleteMarkers().getFirst().versionId()));
    assertEquals("second", get("k"));
    assertEquals(
        ids,
        s3.listObjectVersionsPaginator(r -> r.bucket(BUCKET).maxKeys(1)).versions().stream()
            .map(ObjectVersion::versionId)
            .toList());
  }

  @Test
  void anObjectIsNotOverwrittenByWhoeverAsksNotTo() {
    put("k", "v");
    assertEquals(
        "PreconditionFailed",
        refusal(() ->
            s3.putObject(
                r -> r.bucket(BUCKET).key("k").ifNoneMatch("*"), RequestBody.fromString("w"))));
    assertEquals("v", get("k"));
  }

  @Test
  void aKeyThatIsNotKnownIsRefusedInS3sWords() {
    S3Client stranger = clients.s3(AwsBasicCredentials.create("AKIANOBODY", "secret"));
    assertEquals(
        "InvalidAccessKeyId", refusal(() -> stranger.listObjectsV2(r -> r.bucket(BUCKET))));
    S3Client forger = clients.s3(AwsBasicCredentials.create(root.accessKeyId(), "another secret"));
    assertEquals(
        "SignatureDoesNotMatch", refusal(() -> forger.listObjectsV2(r -> r.bucket(BUCKET))));
  }

  @Test
  void whoeverMayNotListIsNotToldWhatIsThere() {
    S3Client reader = clients.s3(clients.user(root, "u", policy("Allow", "s3:GetObject")));
    put("k", "v");
    assertEquals("v", reader.getObjectAsBytes(r -> r.bucket(BUCKET).key("k")).asUtf8String());
    assertEquals(
        "AccessDenied", refusal(() -> reader.getObjectAsBytes(r -> r.bucket(BUCKET).key("none"))));
    assertEquals(
        "AccessDenied",
        refusal(
            () -> reader.putObject(r -> r.bucket(BUCKET).key("k"), RequestBody.fromString("w"))));
  }

  @Test
  void whatIsNotImitatedIsSaid() {
    S3Exception refused =
        assertThrows(S3Exception.class, () -> s3.getBucketCors(r -> r.bucket(BUCKET)));
    assertEquals(501, refused.statusCode());
    assertEquals("NotImplemented", refused.awsErrorDetails().errorCode());
  }
}
