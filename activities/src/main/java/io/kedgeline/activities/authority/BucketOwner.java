package io.kedgeline.activities.authority;

import io.kedgeline.activities.making.RunTag;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.BucketName;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whose a bucket is, by the tags that it has had since it was made. */
enum BucketOwner {
  /** There is no such bucket, anywhere. */
  NOBODY,
  /** The run that looks made it. */
  THIS_RUN,
  /** Somebody else's, perhaps in another account: names are unique among all of them. */
  OTHERS;

  /** How S3 says that the bucket is another account's, or lies in another Region. */
  private static final Set<String> ELSEWHERE =
      Set.of("AccessDenied", "PermanentRedirect", "AuthorizationHeaderMalformed");

  static BucketOwner of(S3Client s3, BucketName bucket, RunId run) {
    try {
      return run.sessionName().equals(tags(s3, bucket).get(RunTag.KEY)) ? THIS_RUN : OTHERS;
    } catch (S3Exception answered) {
      return switch (answered.awsErrorDetails().errorCode()) {
        case "NoSuchBucket" -> NOBODY;
        case "NoSuchTagSet" -> OTHERS;
        case String code when ELSEWHERE.contains(code) -> OTHERS;
        default -> throw answered;
      };
    }
  }

  /** The tags of a bucket of this account. */
  static SortedMap<String, String> tags(S3Client s3, BucketName bucket) {
    SortedMap<String, String> tags = new TreeMap<>();
    s3.getBucketTagging(r -> r.bucket(bucket.value()))
        .tagSet()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }
}
