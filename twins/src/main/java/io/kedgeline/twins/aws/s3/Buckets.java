package io.kedgeline.twins.aws.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Bucket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Buckets. A new one blocks public access and has no access control lists, as since 2023. */
final class Buckets {

  private static final String DEFAULT_REGION = "us-east-1";

  private Buckets() {}

  static Map<String, S3Operation> operations() {
    return Map.of(
        "CreateBucket", Buckets::create,
        "HeadBucket", Buckets::head,
        "DeleteBucket", Buckets::delete,
        "GetBucketLocation", Buckets::location,
        "GetBucketAcl", Buckets::acl);
  }

  private static Answer create(S3Call call) {
    String name = call.target().bucket();
    String account = call.invocation().account();
    boolean lockable =
        call.header("x-amz-bucket-object-lock-enabled")
            .filter("true"::equalsIgnoreCase)
            .isPresent();
    call.invocation()
        .judge()
        .require(
            "s3:CreateBucket",
            "arn:aws:s3:::" + name,
            account,
            call.invocation().judge().context().build(),
            "AccessDenied");
    if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]") || name.contains("..")) {
      throw new AwsError(400, "InvalidBucketName", "The specified bucket is not valid.");
    }
    ObjectNode configuration = configuration(call);
    requireHere(call, configuration);
    requireFree(call.state().buckets().find(name), account);
    Bucket bucket =
        new Bucket(name, account, call.invocation().region(), call.now(), settings(lockable));
    BucketTags.tagAtBirth(call, bucket, configuration);
    call.state().buckets().add(bucket);
    return S3Call.empty(200, Map.of("location", "/" + name));
  }

  private static ObjectNode settings(boolean lockable) {
    ObjectNode settings = Json.object();
    settings
        .putObject("PublicAccessBlockConfiguration")
        .put("BlockPublicAcls", "true")
        .put("IgnorePublicAcls", "true")
        .put("BlockPublicPolicy", "true")
        .put("RestrictPublicBuckets", "true");
    settings
        .putObject("ServerSideEncryptionConfiguration")
        .putObject("Rule")
        .put("BucketKeyEnabled", "false")
        .putObject("ApplyServerSideEncryptionByDefault")
        .put("SSEAlgorithm", "AES256");
    if (lockable) {
      settings.putObject("VersioningConfiguration").put("Status", "Enabled");
      settings.putObject("ObjectLockConfiguration").put("ObjectLockEnabled", "Enabled");
    }
    return settings;
  }

  private static ObjectNode configuration(S3Call call) {
    boolean silent =
        new String(call.invocation().request().body(), StandardCharsets.UTF_8).isBlank();
    return silent ? Json.object() : call.body("CreateBucketConfiguration");
  }

  /** A bucket is made in the Region that is called; only us-east-1 goes without saying. */
  private static void requireHere(S3Call call, ObjectNode configuration) {
    String wanted = configuration.path("LocationConstraint").asText("");
    String region = call.invocation().region();
    if (!(wanted.isEmpty() ? DEFAULT_REGION : wanted).equals(region)) {
      throw new AwsError(
          400,
          "IllegalLocationConstraintException",
          "The %s location constraint is incompatible for the region specific endpoint this request was sent to."
              .formatted(wanted.isEmpty() ? "unspecified" : wanted));
    }
  }

  private static void requireFree(Optional<Bucket> taken, String account) {
    taken.ifPresent(bucket -> {
      throw bucket.account().equals(account)
          ? new AwsError(
              409,
              "BucketAlreadyOwnedByYou",
              "Your previous request to create the named bucket succeeded and you already own it.")
          : new AwsError(409, "BucketAlreadyExists", "The requested bucket name is not available.");
    });
  }

  private static Answer head(S3Call call) {
    Bucket bucket = call.allowed("s3:ListBucket");
    return S3Call.empty(200, Map.of("x-amz-bucket-region", bucket.region()));
  }

  private static Answer delete(S3Call call) {
    Bucket bucket = call.allowed("s3:DeleteBucket");
    if (!bucket.objects().isEmpty()) {
      throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
    }
    call.state().buckets().remove(bucket);
    return S3Call.empty(204);
  }

  private static Answer location(S3Call call) {
    Bucket bucket = call.allowed("s3:GetBucketLocation");
    String constraint = bucket.region().equals(DEFAULT_REGION) ? "" : bucket.region();
    return new Answer(
        200,
        Map.of("content-type", "application/xml"),
        "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">%s</LocationConstraint>"
            .formatted(constraint)
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The owner may do everything, and nobody else is named. */
  private static Answer acl(S3Call call) {
    Bucket bucket = call.allowed("s3:GetBucketAcl");
    return new Answer(
        200,
        Map.of("content-type", "application/xml"),
        """
        <AccessControlPolicy xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Owner><ID>%s</ID></Owner>\
        <AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:type="CanonicalUser"><ID>%s</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>\
        </AccessControlList></AccessControlPolicy>\
        """
            .formatted(bucket.account(), bucket.account())
            .getBytes(StandardCharsets.UTF_8));
  }
}
