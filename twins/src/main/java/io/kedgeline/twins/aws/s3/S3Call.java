package io.kedgeline.twins.aws.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Query;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Bucket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One call of S3.
 *
 * @param operation its name
 * @param invocation who calls
 * @param target what the call is about
 */
record S3Call(String operation, Invocation invocation, S3Target target) {

  AwsState state() {
    return invocation.state();
  }

  Instant now() {
    return state().now();
  }

  Optional<String> header(String name) {
    return invocation.request().header(name);
  }

  Optional<String> query(String name) {
    return Query.of(invocation.request()).find(name);
  }

  /** The bucket that the call names, whoever owns it, unless the caller says who should. */
  Bucket named() {
    Bucket bucket =
        state()
            .buckets()
            .find(target.bucket())
            .orElseThrow(() ->
                new AwsError(404, "NoSuchBucket", "The specified bucket does not exist")
                    .with("BucketName", target.bucket()));
    if (!bucket.region().equals(invocation.region())) {
      throw new AwsError(
              400,
              "AuthorizationHeaderMalformed",
              "The authorization header is malformed; the region '%s' is wrong; expecting '%s'"
                  .formatted(invocation.region(), bucket.region()))
          .with("Region", bucket.region());
    }
    if (header("x-amz-expected-bucket-owner")
        .filter(o -> !o.equals(bucket.account()))
        .isPresent()) {
      throw new AwsError(403, "AccessDenied", "Access Denied");
    }
    return bucket;
  }

  /** The same, if the caller may do this to it. */
  Bucket allowed(String action) {
    Bucket bucket = named();
    BucketAccess.require(this, action, bucket, bucket.arn());
    return bucket;
  }

  /** The same, if the caller may do this to the object that the call names. */
  Bucket allowedOnObject(String action) {
    Bucket bucket = named();
    BucketAccess.require(this, action, bucket, bucket.arn() + "/" + target.key());
    return bucket;
  }

  /** The body as an object; its root element must have this name. */
  ObjectNode body(String root) {
    return XmlTree.read(invocation.request().body(), root);
  }

  static Answer xml(String root, ObjectNode members) {
    return new Answer(
        200,
        Map.of("content-type", "application/xml"),
        XmlTree.write(root, members).getBytes(StandardCharsets.UTF_8));
  }

  static Answer empty(int status) {
    return empty(status, Map.of());
  }

  static Answer empty(int status, Map<String, String> headers) {
    return new Answer(status, headers, new byte[0]);
  }
}
