package io.kedgeline.twins.aws.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket of S3 with all versions of its objects. */
public final class Bucket {

  private final String name;
  private final String account;
  private final String region;
  private final Instant created;
  private final ObjectNode settings;
  private final NavigableMap<String, List<StoredObject>> objects = new TreeMap<>();
  private Optional<PolicyDocument> policy = Optional.empty();

  /**
   * An empty bucket.
   *
   * @param name its name, unique among all accounts
   * @param account the account that owns it
   * @param region the Region it lives in
   * @param created when it was created
   * @param settings its subresources by the root element of their XML, and the members that each
   *     holds
   */
  public Bucket(String name, String account, String region, Instant created, ObjectNode settings) {
    this.name = name;
    this.account = account;
    this.region = region;
    this.created = created;
    this.settings = settings;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its ARN. */
  public String arn() {
    return "arn:aws:s3:::" + name;
  }

  /** The account that owns it. */
  public String account() {
    return account;
  }

  /** The Region that it lives in. */
  public String region() {
    return region;
  }

  /** When it was created. */
  public Instant created() {
    return created;
  }

  /** Its subresources. */
  public ObjectNode settings() {
    return settings;
  }

  /** Its policy. */
  public Optional<PolicyDocument> policy() {
    return policy;
  }

  /** Sets its policy, or takes it away. */
  public void policy(Optional<PolicyDocument> document) {
    policy = document;
  }

  /** The versions of its objects by key, each oldest first. */
  public NavigableMap<String, List<StoredObject>> objects() {
    return objects;
  }

  /** Whether every version is kept. */
  public boolean versioned() {
    return versioning().equals("Enabled");
  }

  /** {@code Enabled}, {@code Suspended} or, when it was never set, empty. */
  public String versioning() {
    return settings.path("VersioningConfiguration").path("Status").asText("");
  }

  /** Whether versions can be locked. */
  public boolean lockable() {
    return settings
        .path("ObjectLockConfiguration")
        .path("ObjectLockEnabled")
        .asText("")
        .equals("Enabled");
  }

  /** The algorithm by which what is put here is said to be encrypted. */
  public String encryption() {
    return settings
        .path("ServerSideEncryptionConfiguration")
        .path("Rule")
        .path("ApplyServerSideEncryptionByDefault")
        .path("SSEAlgorithm")
        .asText("AES256");
  }

  /** Whether this part of the public access block is on. */
  public boolean blocks(String part) {
    return settings.path("PublicAccessBlockConfiguration").path(part).asText("").equals("true");
  }

  /** The newest version of this key, unless it is a delete marker. */
  public Optional<StoredObject> current(String key) {
    return newest(key).filter(version -> !version.deleteMarker());
  }

  /** The newest version of this key, a delete marker or not. */
  public Optional<StoredObject> newest(String key) {
    return Optional.ofNullable(objects.get(key)).map(List::getLast);
  }

  /** The version of this id. */
  public Optional<StoredObject> version(String key, String versionId) {
    return objects.getOrDefault(key, List.of()).stream()
        .filter(version -> version.versionId().equals(versionId))
        .findFirst();
  }

  /** Adds a version as the newest; one with the same id gives way. */
  public void put(StoredObject version) {
    List<StoredObject> versions = objects.computeIfAbsent(version.key(), key -> new ArrayList<>());
    versions.removeIf(before -> before.versionId().equals(version.versionId()));
    versions.add(version);
  }

  /** Puts a version in the place of the one with the same id. */
  public void replace(StoredObject version) {
    objects
        .getOrDefault(version.key(), List.of())
        .replaceAll(before -> before.versionId().equals(version.versionId()) ? version : before);
  }

  /** Takes a version away for good. */
  public void remove(StoredObject version) {
    List<StoredObject> versions = objects.getOrDefault(version.key(), new ArrayList<>());
    versions.removeIf(before -> before.versionId().equals(version.versionId()));
    if (versions.isEmpty()) {
      objects.remove(version.key());
    }
  }
}
