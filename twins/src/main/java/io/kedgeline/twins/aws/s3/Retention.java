package io.kedgeline.twins.aws.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Bucket;
import io.kedgeline.twins.aws.state.StoredObject;
import io.kedgeline.twins.aws.state.StoredObject.Lock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** Until when a version cannot be deleted (S3 User Guide, "How S3 Object Lock works"). */
final class Retention {

  private static final String COMPLIANCE = "COMPLIANCE";

  private Retention() {}

  static Map<String, S3Operation> operations() {
    return Map.of("PutObjectRetention", Retention::put, "GetObjectRetention", Retention::get);
  }

  /** The lock that an upload asks for in its headers. */
  static Optional<Lock> asked(S3Call call, Bucket bucket) {
    Optional<String> mode = call.header("x-amz-object-lock-mode");
    Optional<String> until = call.header("x-amz-object-lock-retain-until-date");
    if (mode.isEmpty() && until.isEmpty()) {
      return Optional.empty();
    }
    BucketAccess.require(
        call, "s3:PutObjectRetention", bucket, bucket.arn() + "/" + call.target().key());
    requireLockable(bucket);
    if (!Digests.given(call.invocation().request())) {
      throw invalid(
          "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with"
              + " Object Lock parameters");
    }
    return Optional.of(lock(mode.orElse(""), until.orElse(""), call.now()));
  }

  private static void requireLockable(Bucket bucket) {
    if (!bucket.lockable()) {
      throw invalid("Bucket is missing Object Lock Configuration");
    }
  }

  private static Lock lock(String mode, String until, Instant now) {
    if (!BucketSettings.MODES.contains(mode)) {
      throw XmlTree.malformed();
    }
    try {
      Instant end = OffsetDateTime.parse(until).toInstant();
      if (!end.isAfter(now)) {
        throw new AwsError(400, "InvalidArgument", "The retain until date must be in the future!");
      }
      return new Lock(mode, end);
    } catch (DateTimeException noDate) {
      throw new AwsError(
          400, "InvalidArgument", "The retain until date must be provided in ISO 8601 format");
    }
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidRequest", message);
  }

  private static Answer put(S3Call call) {
    Bucket bucket = call.allowedOnObject("s3:PutObjectRetention");
    requireLockable(bucket);
    StoredObject version = Objects.found(call, bucket, call.query("versionId"));
    ObjectNode asked = call.body("Retention");
    Lock lock =
        lock(asked.path("Mode").asText(""), asked.path("RetainUntilDate").asText(""), call.now());
    if (version.lock().filter(held -> weaker(lock, held, call)).isPresent()) {
      throw protectedByLock();
    }
    bucket.replace(version.locked(lock));
    return S3Call.empty(200);
  }

  /** Whether a lock takes something away from one that still holds. */
  private static boolean weaker(Lock fresh, Lock held, S3Call call) {
    boolean less =
        fresh.until().isBefore(held.until())
            || (held.mode().equals(COMPLIANCE) && !fresh.mode().equals(COMPLIANCE));
    return less && holds(held, call);
  }

  private static Answer get(S3Call call) {
    Bucket bucket = call.allowedOnObject("s3:GetObjectRetention");
    requireLockable(bucket);
    Lock lock =
        Objects.found(call, bucket, call.query("versionId"))
            .lock()
            .orElseThrow(() ->
                new AwsError(
                    404,
                    "NoSuchObjectLockConfiguration",
                    "The specified object does not have a ObjectLock configuration"));
    return S3Call.xml(
        "Retention",
        Json.object().put("Mode", lock.mode()).put("RetainUntilDate", lock.until().toString()));
  }

  /** Refuses to delete a version whose lock still holds. */
  static void requireFree(S3Call call, StoredObject version) {
    if (version.lock().filter(lock -> holds(lock, call)).isPresent()) {
      throw protectedByLock();
    }
  }

  /** COMPLIANCE holds everyone; GOVERNANCE holds whoever may not bypass it, or does not say so. */
  private static boolean holds(Lock lock, S3Call call) {
    if (!lock.until().isAfter(call.now())) {
      return false;
    }
    Bucket bucket = call.named();
    boolean bypassed =
        call.header("x-amz-bypass-governance-retention")
                .filter("true"::equalsIgnoreCase)
                .isPresent()
            && BucketAccess.allows(
                call,
                "s3:BypassGovernanceRetention",
                bucket,
                bucket.arn() + "/" + call.target().key());
    return lock.mode().equals(COMPLIANCE) || !bypassed;
  }

  private static AwsError protectedByLock() {
    return new AwsError(
        403, "AccessDenied", "Access Denied because object protected by object lock.");
  }
}
