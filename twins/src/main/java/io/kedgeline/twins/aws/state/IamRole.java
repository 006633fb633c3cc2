package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An IAM role. Sessions hold on to it, so that a change acts on those that are out. */
public final class IamRole {

  private final String account;
  private final String path;
  private final String name;
  private final String id;
  private final Instant created;
  private final Map<String, PolicyDocument> inline = new TreeMap<>();
  private final Map<String, String> tags = new TreeMap<>();
  private PolicyDocument trust;
  private Optional<PolicyDocument> boundary = Optional.empty();
  private int maxSessionSeconds = 3600;

  /** A role that trusts by this document. */
  public IamRole(
      String account, String path, String name, String id, Instant created, PolicyDocument trust) {
    this.account = account;
    this.path = path;
    this.name = name;
    this.id = id;
    this.created = created;
    this.trust = trust;
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

  /** Its unique id, {@code AROA} and more. */
  public String id() {
    return id;
  }

  /** Its ARN, path included. */
  public String arn() {
    return "arn:aws:iam::" + account + ":role" + path + name;
  }

  /** When it was created. */
  public Instant created() {
    return created;
  }

  /** Its inline policies by name. */
  public Map<String, PolicyDocument> inline() {
    return inline;
  }

  /** Its policies as a list. */
  public List<PolicyDocument> policies() {
    return List.copyOf(inline.values());
  }

  /** Its tags. */
  public Map<String, String> tags() {
    return tags;
  }

  /** Whom it trusts. */
  public PolicyDocument trust() {
    return trust;
  }

  /** Changes whom it trusts. */
  public void trust(PolicyDocument document) {
    trust = document;
  }

  /** Its permissions boundary. */
  public Optional<PolicyDocument> boundary() {
    return boundary;
  }

  /** Sets its permissions boundary. */
  public void boundary(PolicyDocument document) {
    boundary = Optional.of(document);
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
