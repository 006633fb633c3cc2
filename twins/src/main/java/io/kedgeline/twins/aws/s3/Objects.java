package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Bucket;
import io.kedgeline.twins.aws.state.StoredObject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Objects: written and read. */
final class Objects {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int LONGEST_KEY = 1024;

  private Objects() {}

  static Map<String, S3Operation> operations() {
    return Map.of(
        "PutObject", Objects::put,
        "GetObject", call -> read(call, true),
        "HeadObject", call -> read(call, false));
  }

  private static Answer put(S3Call call) {
    Bucket bucket = call.allowedOnObject("s3:PutObject");
    String key = call.target().key();
    if (key.length() > LONGEST_KEY) {
      throw new AwsError(400, "KeyTooLongError", "Your key is too long");
    }
    call.header("x-amz-acl")
        .filter(acl -> !acl.equals("bucket-owner-full-control"))
        .ifPresent(acl -> {
          throw new AwsError(
              400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        });
    if (call.header("if-none-match").filter("*"::equals).isPresent()
        && bucket.current(key).isPresent()) {
      throw new AwsError(
          412,
          "PreconditionFailed",
          "At least one of the pre-conditions you specified did not hold");
    }
    Map<String, String> checksums = Digests.checked(call.invocation().request());
    Optional<StoredObject.Lock> lock = Retention.asked(call, bucket);
    StoredObject version =
        Versions.fresh(
            call.state(),
            bucket,
            key,
            call.invocation().request().body(),
            told(call, checksums),
            call.now());
    StoredObject kept = lock.map(version::locked).orElse(version);
    bucket.put(kept);
    Map<String, String> headers = new TreeMap<>(checksums);
    headers.put("etag", kept.etag());
    Optional.ofNullable(kept.headers().get(Versions.ENCRYPTION))
        .ifPresent(algorithm -> headers.put(Versions.ENCRYPTION, algorithm));
    addVersion(headers, kept, bucket);
    return S3Call.empty(200, headers);
  }

  /** What later reads tell besides the content. */
  private static Map<String, String> told(S3Call call, Map<String, String> checksums) {
    Map<String, String> headers = new TreeMap<>(checksums);
    headers.put("content-type", call.header("content-type").orElse("binary/octet-stream"));
    call.invocation()
        .request()
        .headers()
        .forEach((name, values) -> {
          if (name.startsWith("x-amz-meta-") || name.equals(Versions.ENCRYPTION)) {
            headers.put(name, String.join(",", values));
          }
        });
    return headers;
  }

  private static void addVersion(Map<String, String> headers, StoredObject version, Bucket bucket) {
    if (!bucket.versioning().isEmpty()) {
      headers.put("x-amz-version-id", version.versionId());
    }
  }

  private static Answer read(S3Call call, boolean whole) {
    Optional<String> versionId = call.query("versionId");
    Bucket bucket =
        call.allowedOnObject(versionId.isPresent() ? "s3:GetObjectVersion" : "s3:GetObject");
    StoredObject version = found(call, bucket, versionId);
    Map<String, String> headers = new TreeMap<>();
    version
        .headers()
        .forEach((name, value) -> {
          if (!name.startsWith("x-amz-checksum-")
              || call.header("x-amz-checksum-mode").filter("ENABLED"::equals).isPresent()) {
            headers.put(name, value);
          }
        });
    headers.put("etag", version.etag());
    headers.put("last-modified", HTTP_DATE.format(version.modified()));
    addVersion(headers, version, bucket);
    version
        .lock()
        .ifPresent(lock -> {
          headers.put("x-amz-object-lock-mode", lock.mode());
          headers.put("x-amz-object-lock-retain-until-date", lock.until().toString());
        });
    if (whole) {
      return new Answer(200, headers, version.octets());
    }
    headers.put("content-length", Integer.toString(version.octets().length));
    return S3Call.empty(200, headers);
  }

  /** Whoever may not list the bucket is not told that there is no such key. */
  static StoredObject found(S3Call call, Bucket bucket, Optional<String> versionId) {
    String key = call.target().key();
    if (versionId.isEmpty()) {
      return bucket
          .current(key)
          .orElseThrow(() ->
              BucketAccess.allows(call, "s3:ListBucket", bucket, bucket.arn())
                  ? new AwsError(404, "NoSuchKey", "The specified key does not exist.")
                      .with("Key", key)
                  : new AwsError(403, "AccessDenied", "Access Denied"));
    }
    StoredObject version =
        bucket
            .version(key, versionId.get())
            .orElseThrow(() ->
                new AwsError(404, "NoSuchVersion", "The specified version does not exist.")
                    .with("Key", key)
                    .with("VersionId", versionId.get()));
    if (version.deleteMarker()) {
      throw new AwsError(
          405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }
    return version;
  }
}
