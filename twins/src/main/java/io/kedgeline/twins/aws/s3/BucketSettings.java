package io.kedgeline.twins.aws.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Bucket;
import java.util.Map;
import java.util.Set;

/** What a bucket is set to: public access, versions, encryption, locks. */
final class BucketSettings {

  private static final String PUBLIC = "PublicAccessBlockConfiguration";
  private static final String VERSIONS = "VersioningConfiguration";
  private static final String ENCRYPTION = "ServerSideEncryptionConfiguration";
  private static final String LOCK = "ObjectLockConfiguration";
  private static final Set<String> ALGORITHMS = Set.of("AES256", "aws:kms", "aws:kms:dsse");
  static final Set<String> MODES = Set.of("GOVERNANCE", "COMPLIANCE");

  private BucketSettings() {}

  static Map<String, S3Operation> operations() {
    return Map.of(
        "PutPublicAccessBlock", call -> set(call, "s3:PutBucketPublicAccessBlock", PUBLIC),
        "GetPublicAccessBlock", call -> get(call, "s3:GetBucketPublicAccessBlock", PUBLIC),
        "PutBucketVersioning", BucketSettings::setVersioning,
        "GetBucketVersioning", BucketSettings::versioning,
        "PutBucketEncryption", BucketSettings::setEncryption,
        "GetBucketEncryption", call -> get(call, "s3:GetEncryptionConfiguration", ENCRYPTION),
        "PutObjectLockConfiguration", BucketSettings::setLock,
        "GetObjectLockConfiguration", BucketSettings::lock);
  }

  private static Answer set(S3Call call, String action, String name) {
    Bucket bucket = call.allowed(action);
    bucket.settings().set(name, call.body(name));
    return S3Call.empty(200);
  }

  private static Answer get(S3Call call, String action, String name) {
    Bucket bucket = call.allowed(action);
    return S3Call.xml(name, member(bucket, name));
  }

  private static ObjectNode member(Bucket bucket, String name) {
    return bucket.settings().path(name) instanceof ObjectNode object ? object : Json.object();
  }

  private static Answer versioning(S3Call call) {
    return get(call, "s3:GetBucketVersioning", VERSIONS);
  }

  private static Answer setVersioning(S3Call call) {
    Bucket bucket = call.allowed("s3:PutBucketVersioning");
    String status = call.body(VERSIONS).path("Status").asText("");
    if (!status.equals("Enabled") && !status.equals("Suspended")) {
      throw XmlTree.malformed();
    }
    if (bucket.lockable() && status.equals("Suspended")) {
      throw new AwsError(
          409,
          "InvalidBucketState",
          "An Object Lock configuration is present on this bucket, so the versioning state cannot"
              + " be changed.");
    }
    bucket.settings().set(VERSIONS, Json.object().put("Status", status));
    return S3Call.empty(200);
  }

  private static Answer setEncryption(S3Call call) {
    String algorithm =
        call.body(ENCRYPTION)
            .path("Rule")
            .path("ApplyServerSideEncryptionByDefault")
            .path("SSEAlgorithm")
            .asText("");
    if (!ALGORITHMS.contains(algorithm)) {
      throw XmlTree.malformed();
    }
    return set(call, "s3:PutEncryptionConfiguration", ENCRYPTION);
  }

  private static Answer setLock(S3Call call) {
    Bucket bucket = call.allowed("s3:PutBucketObjectLockConfiguration");
    if (!bucket.versioned()) {
      throw new AwsError(
          409,
          "InvalidBucketState",
          "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration");
    }
    ObjectNode configuration = call.body(LOCK);
    ObjectNode kept = Json.object().put("ObjectLockEnabled", "Enabled");
    var retention = configuration.path("Rule").path("DefaultRetention");
    if (!retention.isMissingNode()) {
      int days = retention.path("Days").asInt(0);
      int years = retention.path("Years").asInt(0);
      if (!MODES.contains(retention.path("Mode").asText(""))
          || retention.has("Days") == retention.has("Years")
          || days + years < 1) {
        throw XmlTree.malformed();
      }
      kept.set("Rule", configuration.path("Rule"));
    }
    bucket.settings().set(LOCK, kept);
    return S3Call.empty(200);
  }

  private static Answer lock(S3Call call) {
    Bucket bucket = call.allowed("s3:GetBucketObjectLockConfiguration");
    if (!bucket.lockable()) {
      throw new AwsError(
          404,
          "ObjectLockConfigurationNotFoundError",
          "Object Lock configuration does not exist for this bucket");
    }
    return S3Call.xml(LOCK, member(bucket, LOCK));
  }
}
