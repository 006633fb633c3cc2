package io.kedgeline.twins.aws.acmpca;

import io.kedgeline.twins.aws.s3.BucketAccess;
import io.kedgeline.twins.aws.s3.ServiceWriter;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Bucket;
import java.time.Instant;
import java.util.List;

/**
 * A bucket that an authority writes to. Both the service and whoever asks for it must be allowed to
 * write (AWS Private CA User Guide, "Access policies for CRLs in Amazon S3").
 *
 * @param state where buckets are found
 * @param caArn the authority's ARN
 * @param account the authority's account
 * @param region the authority's Region
 */
record CaBucket(AwsState state, String caArn, String account, String region) {

  private static final String SERVICE = "acm-pca.amazonaws.com";
  private static final List<String> ON_BUCKET = List.of("s3:GetBucketAcl", "s3:GetBucketLocation");
  private static final List<String> ON_OBJECTS = List.of("s3:PutObject", "s3:PutObjectAcl");

  /**
   * Refuses a bucket into which the caller or the service may not write this key for all to read.
   */
  void requirePublic(PrivateCaCall call, String name, String key) {
    require(call, name, key);
    if (state.buckets().find(name).filter(CaBucket::open).isEmpty()) {
      throw refused(name);
    }
  }

  /** Refuses a bucket into which the caller or the service may not write this key. */
  void require(PrivateCaCall call, String name, String key) {
    if (state
        .buckets()
        .find(name)
        .filter(bucket -> writable(bucket, key))
        .filter(bucket -> BucketAccess.allows(call.invocation(), "s3:PutObject", bucket, key))
        .isEmpty()) {
      throw refused(name);
    }
  }

  private static boolean open(Bucket bucket) {
    return !bucket.blocks("BlockPublicAcls") && !bucket.blocks("IgnorePublicAcls");
  }

  private boolean writable(Bucket bucket, String key) {
    ServiceWriter writer = writer();
    return !encryptedByAwsManagedKey(bucket)
        && ON_BUCKET.stream().allMatch(action -> writer.may(bucket, action, bucket.arn()))
        && ON_OBJECTS.stream()
            .allMatch(action -> writer.may(bucket, action, bucket.arn() + "/" + key));
  }

  private static boolean encryptedByAwsManagedKey(Bucket bucket) {
    var byDefault =
        bucket
            .settings()
            .path("ServerSideEncryptionConfiguration")
            .path("Rule")
            .path("ApplyServerSideEncryptionByDefault");
    return byDefault.path("SSEAlgorithm").asText("").startsWith("aws:kms")
        && byDefault.path("KMSMasterKeyID").asText("").isEmpty();
  }

  /** Writes an object for all to read, and tells whether the bucket took it. */
  boolean writePublic(String name, String key, byte[] octets, String type, Instant at) {
    return state.buckets().find(name).filter(CaBucket::open).isPresent()
        && write(name, key, octets, type, at);
  }

  /** Writes an object as the service, and tells whether the bucket took it. */
  boolean write(String name, String key, byte[] octets, String type, Instant at) {
    return !state.privateCas().bucketsRefuse()
        && state
            .buckets()
            .find(name)
            .filter(bucket -> writable(bucket, key))
            .map(bucket -> {
              writer().put(bucket, key, octets, type, at);
              return true;
            })
            .orElse(false);
  }

  private ServiceWriter writer() {
    return new ServiceWriter(state, SERVICE, caArn, account, region);
  }

  private static AwsError refused(String name) {
    return AwsError.validation(
        "Permission error with your S3 bucket '%s'. Check that your bucket policy, encryption settings, S3 Block Public Access settings, and global account permissions are configured correctly. For more information, check the service documentation."
            .formatted(name));
  }
}
