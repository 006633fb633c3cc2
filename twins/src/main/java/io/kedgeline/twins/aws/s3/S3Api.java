package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** S3's operations (API Reference, 2006-03-01). */
public final class S3Api {

  private final Map<String, S3Operation> operations = new TreeMap<>();

  /** All operations that there are here. */
  public S3Api() {
    operations.putAll(Buckets.operations());
    operations.putAll(BucketPolicies.operations());
    operations.putAll(BucketSettings.operations());
    operations.putAll(BucketTags.operations());
    operations.putAll(Objects.operations());
    operations.putAll(Listings.operations());
    operations.putAll(Removal.operations());
    operations.putAll(Retention.operations());
  }

  /** The names of all operations. */
  public Set<String> names() {
    return operations.keySet();
  }

  /** Which operation the request asks for, or {@code Unknown}. */
  public static String operation(Request request) {
    try {
      return S3Routes.operation(request);
    } catch (AwsError malformed) {
      return "Unknown";
    }
  }

  /** The name of the bucket that a request is about, perhaps empty. */
  public static String bucketName(Request request) {
    return S3Target.of(request).bucket();
  }

  /** Whether CloudTrail takes an operation for a data event, which its event history has not. */
  public static boolean isDataEvent(String operation) {
    return S3Routes.onObjects().contains(operation);
  }

  /** Carries the operation out. */
  public Answer perform(String operation, Invocation invocation) {
    return Optional.ofNullable(operations.get(operation))
        .orElseThrow(() ->
            new AwsError(
                501, "NotImplemented", "A header or query you provided is not in this twin."))
        .perform(new S3Call(operation, invocation, S3Target.of(invocation.request())));
  }
}
