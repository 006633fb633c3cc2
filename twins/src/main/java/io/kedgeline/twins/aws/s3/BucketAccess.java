package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Invocation;
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
    return invocation
        .judge()
        .allowsOn(
            action,
            bucket.arn() + "/" + key,
            bucket.account(),
            bucket.policy(),
            keys(invocation, bucket).build());
  }

  /** Whether the call may do this besides what it asks for. */
  static boolean allows(S3Call call, String action, Bucket bucket, String arn) {
    return call.invocation()
        .judge()
        .allowsOn(action, arn, bucket.account(), bucket.policy(), keys(call, bucket));
  }

  static void require(S3Call call, String action, Bucket bucket, String arn) {
    call.invocation()
        .judge()
        .requireOn(
            action, arn, bucket.account(), bucket.policy(), keys(call, bucket), "AccessDenied");
  }

  private static RequestContext keys(S3Call call, Bucket bucket) {
    RequestContext.Builder keys = keys(call.invocation(), bucket);
    QUERY_KEYS.forEach((name, key) -> call.query(name).ifPresent(value -> keys.put(key, value)));
    HEADER_KEYS.forEach((name, key) -> call.header(name).ifPresent(value -> keys.put(key, value)));
    return keys.build();
  }

  private static RequestContext.Builder keys(Invocation invocation, Bucket bucket) {
    return invocation
        .judge()
        .context()
        .put("aws:ResourceAccount", bucket.account())
        .put("s3:ResourceAccount", bucket.account());
  }
}
