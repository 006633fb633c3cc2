package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** An IAM role. Sessions hold on to it, so that a change acts on those that are out. */
public final class IamRole {

  private final String account;
  private final String path;
  private final String name;
  private final String id;
  private final Instant created;
  private final IdentityPolicies policies = new IdentityPolicies();
  private final Map<String, String> tags = new TreeMap<>();
  private TrustPolicy trust;
  private String description = "";
  private int maxSessionSeconds = 3600;

  /** A role that trusts by this document. */
  public IamRole(
      String account, String path, String name, String id, Instant created, TrustPolicy trust) {
    this.account = account;
    this.path = path;
    this.name = name;
    this.id = id;
    this.created = created;
    this.trust = trust;
  }

  /** The ARN of such a role. */
  public static String arn(String account, String path, String name) {
    return "arn:aws:iam::" + account + ":role" + path + name;
  }

  /** The account that owns it. */
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

  /** Whether it is linked to a service of AWS, which alone may change it. */
  public boolean serviceLinked() {
    return path.startsWith("/aws-service-role/");
  }

  /** Its unique id, {@code AROA} and more. */
  public String id() {
    return id;
  }

  /** Its ARN, path included. */
  public String arn() {
    return arn(account, path, name);
  }

  /** When it was created. */
  public Instant created() {
    return created;
  }

  /** What hangs on it. */
  public IdentityPolicies policies() {
    return policies;
  }

  /** Its tags. */
  public Map<String, String> tags() {
    return tags;
  }

  /** Whom it trusts. */
  public TrustPolicy trust() {
    return trust;
  }

  /** Changes whom it trusts. */
  public void trust(TrustPolicy policy) {
    trust = policy;
  }

  /** What it is for, perhaps empty. */
  public String description() {
    return description;
  }

  /** Says what it is for. */
  public void description(String text) {
    description = text;
  }

  /** The longest session that it gives. */
  public int maxSessionSeconds() {
    return maxSessionSeconds;
  }

  /** Sets the longest session that it gives. */
  public void maxSessionSeconds(int seconds) {
    maxSessionSeconds = seconds;
  }
}
