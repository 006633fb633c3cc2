package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A session of a role. Its session policies and tags are frozen; the role's own policies are not.
 *
 * @param role the role
 * @param name the session's name
 * @param sourceIdentity who set out, if it was set
 * @param tags session tags
 * @param transitive the keys of those that the next sessions of a chain inherit
 * @param policies the session policies it was issued with
 * @param issued when
 * @param expires until when its credentials are taken
 */
public record RoleSession(
    IamRole role,
    String name,
    Optional<String> sourceIdentity,
    Map<String, String> tags,
    Set<String> transitive,
    List<PolicyDocument> policies,
    Instant issued,
    Instant expires) {

  /** The tags that the next sessions of a chain inherit. */
  public Map<String, String> transitiveTags() {
    Map<String, String> inherited = new TreeMap<>(tags);
    inherited.keySet().retainAll(transitive);
    return inherited;
  }

  /** {@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION}. */
  public String arn() {
    return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(role.account(), role.name(), name);
  }

  /** {@code AROA…:SESSION}. */
  public String assumedRoleId() {
    return role.id() + ":" + name;
  }
}
