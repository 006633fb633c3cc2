package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.state.Bucket;
import io.kedgeline.twins.aws.state.StoredObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Deletion of objects: a marker where versions are kept, else for good. */
final class Removal {

  private Removal() {}

  static Map<String, S3Operation> operations() {
    return Map.of("DeleteObject", Removal::delete);
  }

  private static Answer delete(S3Call call) {
    Optional<String> versionId = call.query("versionId");
    Bucket bucket =
        call.allowedOnObject(versionId.isPresent() ? "s3:DeleteObjectVersion" : "s3:DeleteObject");
    return versionId.isPresent()
        ? deleteVersion(call, bucket, versionId.get())
        : deleteCurrent(call, bucket);
  }

  private static Answer deleteVersion(S3Call call, Bucket bucket, String versionId) {
    Optional<StoredObject> version = bucket.version(call.target().key(), versionId);
    Map<String, String> headers = new TreeMap<>(Map.of("x-amz-version-id", versionId));
    version.ifPresent(one -> {
      Retention.requireFree(call, one);
      bucket.remove(one);
      if (one.deleteMarker()) {
        headers.put("x-amz-delete-marker", "true");
      }
    });
    return S3Call.empty(204, headers);
  }

  private static Answer deleteCurrent(S3Call call, Bucket bucket) {
    String key = call.target().key();
    if (bucket.versioning().isEmpty()) {
      bucket.newest(key).ifPresent(bucket::remove);
      return S3Call.empty(204);
    }
    StoredObject marker = Versions.deleteMarker(call.state(), bucket, key);
    bucket.put(marker);
    return S3Call.empty(
        204, Map.of("x-amz-delete-marker", "true", "x-amz-version-id", marker.versionId()));
  }
}
