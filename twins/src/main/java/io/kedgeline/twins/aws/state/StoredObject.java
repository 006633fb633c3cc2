package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One version of an object in a bucket.
 *
 * @param key its key
 * @param versionId its id, {@code null} where none is kept
 * @param modified when it was written, in whole seconds
 * @param deleteMarker whether it only says that the object is deleted
 * @param octets its content
 * @param etag its entity tag, quotes included
 * @param headers what is told of it: content type, metadata, checksums, by lower-case name
 * @param lock until when it cannot be deleted
 */
@SuppressWarnings("ArrayRecordComponent") // octets in store, never compared
public record StoredObject(
    String key,
    String versionId,
    Instant modified,
    boolean deleteMarker,
    byte[] octets,
    String etag,
    Map<String, String> headers,
    Optional<Lock> lock) {

  /** The id of a version where none is kept. */
  public static final String NULL_VERSION = "null";

  public StoredObject {
    headers = Map.copyOf(headers);
  }

  /**
   * A retention (S3 User Guide, "How S3 Object Lock works").
   *
   * @param mode {@code GOVERNANCE} or {@code COMPLIANCE}
   * @param until its end
   */
  public record Lock(String mode, Instant until) {}

  /** The same version with this lock. */
  public StoredObject locked(Lock other) {
    return new StoredObject(
        key, versionId, modified, deleteMarker, octets, etag, headers, Optional.of(other));
  }
}
