package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session of a role. Its session policies and tags are frozen; the role's own policies are not.
 *
 * @param role the role
 * @param name the session's name
 * @param sourceIdentity who set out, if it was set
 * @param tags session tags
 * @param policies the session policies it was issued with
 * @param issued when
 * @param expires until when its credentials are taken
 */
public record RoleSession(
    IamRole role,
    String name,
    Optional<String> sourceIdentity,
    Map<String, String> tags,
    List<PolicyDocument> policies,
    Instant issued,
    Instant expires) {

  /** {@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION}. */
  public String arn() {
    return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(role.account(), role.name(), name);
  }

  /** {@code AROA…:SESSION}. */
  public String assumedRoleId() {
    return role.id() + ":" + name;
  }
}
