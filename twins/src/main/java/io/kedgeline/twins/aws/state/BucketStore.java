package io.kedgeline.twins.aws.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The buckets of all accounts: their names are one space. */
public final class BucketStore {

  private final Map<String, Bucket> buckets = new TreeMap<>();

  /** All buckets, by name. */
  public List<Bucket> all() {
    return List.copyOf(buckets.values());
  }

  /** The bucket of this name. */
  public Optional<Bucket> find(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  /** Adds a bucket. */
  public void add(Bucket bucket) {
    buckets.put(bucket.name(), bucket);
  }

  /** Deletes a bucket. */
  public void remove(Bucket bucket) {
    buckets.remove(bucket.name());
  }

  void clear() {
    buckets.clear();
  }
}
