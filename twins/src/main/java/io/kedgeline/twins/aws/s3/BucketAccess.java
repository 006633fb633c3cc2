package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Bucket;
import java.util.Map;

/** Who may do what in a bucket: by their own policies and by the bucket's. */
public final class BucketAccess {

  private static final Map<String, String> QUERY_KEYS =
      Map.of(
          "prefix", "s3:prefix",
          "delimiter", "s3:delimiter",
          "max-keys", "s3:max-keys",
          "versionId", "s3:VersionId");
  private static final Map<String, String> HEADER_KEYS =
      Map.of(
          "x-amz-acl", "s3:x-amz-acl",
          "x-amz-server-side-encryption", "s3:x-amz-server-side-encryption",
          "x-amz-object-lock-mode", "s3:object-lock-mode",
          "x-amz-object-lock-retain-until-date", "s3:object-lock-retain-until-date");

  private BucketAccess() {}

  /** Whether the caller, of whatever service, may do this with a key of the bucket. */
  public static boolean allows(Invocation invocation, String action, Bucket bucket, String key) {
    try {
      require(invocation, action, bucket, bucket.arn() + "/" + key, keys(invocation, bucket));
      return true;
    } catch (AwsError denied) {
      return false;
    }
  }

  static void require(S3Call call, String action, Bucket bucket, String arn) {
    RequestContext.Builder keys = keys(call.invocation(), bucket);
    QUERY_KEYS.forEach((name, key) -> call.query(name).ifPresent(value -> keys.put(key, value)));
    HEADER_KEYS.forEach((name, key) -> call.header(name).ifPresent(value -> keys.put(key, value)));
    require(call.invocation(), action, bucket, arn, keys);
  }

  static boolean allows(S3Call call, String action, Bucket bucket, String arn) {
    try {
      require(call, action, bucket, arn);
      return true;
    } catch (AwsError denied) {
      return false;
    }
  }

  private static RequestContext.Builder keys(Invocation invocation, Bucket bucket) {
    return invocation
        .judge()
        .context()
        .put("aws:ResourceAccount", bucket.account())
        .put("s3:ResourceAccount", bucket.account());
  }

  private static void require(
      Invocation invocation,
      String action,
      Bucket bucket,
      String arn,
      RequestContext.Builder keys) {
    invocation
        .judge()
        .requireOn(action, arn, bucket.account(), bucket.policy(), keys.build(), "AccessDenied");
  }
}
