package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Bucket;
import io.kedgeline.twins.aws.state.StoredObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How versions come into being. */
final class Versions {

  /** How a version is said to be encrypted. */
  static final String ENCRYPTION = "x-amz-server-side-encryption";

  private static final int ID_LENGTH = 32;

  private Versions() {}

  static StoredObject fresh(
      AwsState state,
      Bucket bucket,
      String key,
      byte[] octets,
      Map<String, String> headers,
      Instant at) {
    Map<String, String> told = new TreeMap<>(Map.of(ENCRYPTION, bucket.encryption()));
    told.putAll(headers);
    return new StoredObject(
        key,
        id(state, bucket),
        at,
        false,
        octets,
        "\"" + Digests.md5(octets) + "\"",
        told,
        lockByDefault(bucket, at));
  }

  static StoredObject deleteMarker(AwsState state, Bucket bucket, String key) {
    return new StoredObject(
        key, id(state, bucket), state.now(), true, new byte[0], "", Map.of(), Optional.empty());
  }

  private static String id(AwsState state, Bucket bucket) {
    return bucket.versioned() ? state.newPartId("", ID_LENGTH) : StoredObject.NULL_VERSION;
  }

  /** The retention that the bucket gives to what says nothing of one. */
  private static Optional<StoredObject.Lock> lockByDefault(Bucket bucket, Instant at) {
    var rule =
        bucket.settings().path("ObjectLockConfiguration").path("Rule").path("DefaultRetention");
    return Optional.of(rule.path("Mode").asText(""))
        .filter(mode -> bucket.lockable() && !mode.isEmpty())
        .map(mode ->
            new StoredObject.Lock(
                mode,
                at.atOffset(ZoneOffset.UTC)
                    .plusDays(rule.path("Days").asLong(0))
                    .plusYears(rule.path("Years").asLong(0))
                    .toInstant()));
  }
}
