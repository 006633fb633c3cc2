package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A managed policy with its versions. Whatever it hangs on feels a change of its default version.
 */
public final class ManagedPolicy {

  /** One version of the document. */
  public record Version(int number, PolicyDocument document, Instant created) {

    /** {@code v1}, {@code v2} and so on. */
    public String id() {
      return "v" + number;
    }
  }

  /** The account that AWS's own policies belong to. */
  public static final String AWS = "aws";

  private final String account;
  private final String path;
  private final String name;
  private final String id;
  private final String description;
  private final NavigableMap<Integer, Version> versions = new TreeMap<>();
  private final Map<String, String> tags = new TreeMap<>();
  private int defaultVersion = 1;
  private int newest = 1;

  /** A policy with its first version. */
  public ManagedPolicy(
      String account,
      String path,
      String name,
      String id,
      String description,
      PolicyDocument document,
      Instant created) {
    this.account = account;
    this.path = path;
    this.name = name;
    this.id = id;
    this.description = description;
    versions.put(1, new Version(1, document, created));
  }

  /** A policy with these versions, of which one is in force. */
  public ManagedPolicy(
      String account,
      String path,
      String name,
      String id,
      String description,
      NavigableMap<Integer, Version> versions,
      int inForce,
      int newest) {
    this.account = account;
    this.path = path;
    this.name = name;
    this.id = id;
    this.description = description;
    this.versions.putAll(versions);
    this.defaultVersion = inForce;
    this.newest = newest;
  }

  /** The ARN of such a policy. */
  public static String arn(String account, String path, String name) {
    return "arn:aws:iam::" + account + ":policy" + path + name;
  }

  /** The account that owns it, or {@link #AWS}. */
  public String account() {
    return account;
  }

  /** Its path, {@code /} or more. */
  public String path() {
    return path;
  }

  /** Its name, without the path. */
  public String name() {
    return name;
  }

  /** Its unique id, {@code ANPA} and more. */
  public String id() {
    return id;
  }

  /** What it is for, perhaps empty; it cannot be changed. */
  public String description() {
    return description;
  }

  /** Its ARN, path included. */
  public String arn() {
    return arn(account, path, name);
  }

  /** Its tags. */
  public Map<String, String> tags() {
    return tags;
  }

  /** Its versions by number. */
  public NavigableMap<Integer, Version> versions() {
    return versions;
  }

  /** The newest number that was given. */
  public int newest() {
    return newest;
  }

  /** The version in force. */
  public Version inForce() {
    return java.util.Objects.requireNonNull(versions.get(defaultVersion));
  }

  /** The document in force. */
  public PolicyDocument document() {
    return inForce().document();
  }

  /** Puts a version in force. */
  public void putInForce(Version version) {
    defaultVersion = version.number();
  }

  /** Adds a version; numbers are never used again. */
  public Version add(PolicyDocument document, Instant created) {
    newest++;
    Version version = new Version(newest, document, created);
    versions.put(newest, version);
    return version;
  }
}
