package io.kedgeline.twins.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Bucket;
import io.kedgeline.twins.aws.state.TagKeys;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tags that buckets are born with (S3 User Guide, "Creating general purpose buckets with tags"). No
 * policy sees them afterwards, as in a bucket without attribute-based access control.
 */
final class BucketTags {

  private static final String TAGGING = "Tagging";
  private static final String TAG_SET = "TagSet";
  private static final String TAG = "Tag";

  private BucketTags() {}

  static Map<String, S3Operation> operations() {
    return Map.of("GetBucketTagging", BucketTags::get);
  }

  /** Whoever makes a bucket with tags needs the permission to tag it besides. */
  static void tagAtBirth(S3Call call, Bucket bucket, ObjectNode configuration) {
    ArrayNode tags = Json.array();
    switch (configuration.path("Tags").path(TAG)) {
      case ArrayNode several -> several.forEach(tags::add);
      case ObjectNode one -> tags.add(one);
      case JsonNode none -> {
        return;
      }
    }
    call.invocation()
        .judge()
        .require(
            "s3:TagResource",
            bucket.arn(),
            bucket.account(),
            TagKeys.requested(call.invocation().judge().context(), values(tags)).build(),
            "AccessDenied");
    bucket.settings().putObject(TAGGING).putObject(TAG_SET).set(TAG, tags);
  }

  private static Map<String, String> values(ArrayNode tags) {
    Map<String, String> values = new TreeMap<>();
    for (JsonNode tag : tags) {
      values.put(tag.path("Key").asText(""), tag.path("Value").asText(""));
    }
    return values;
  }

  private static Answer get(S3Call call) {
    Bucket bucket = call.allowed("s3:GetBucketTagging");
    if (bucket.settings().path(TAGGING) instanceof ObjectNode tagging) {
      return S3Call.xml(TAGGING, tagging);
    }
    throw new AwsError(404, "NoSuchTagSet", "The TagSet does not exist");
  }
}
