package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What hangs on a role or a user: inline and managed policies, and a permissions boundary. */
public final class IdentityPolicies {

  private final Map<String, PolicyDocument> inline = new TreeMap<>();
  private final Map<String, ManagedPolicy> attached = new TreeMap<>();
  private Optional<ManagedPolicy> boundary = Optional.empty();

  /** The inline policies by name. */
  public Map<String, PolicyDocument> inline() {
    return inline;
  }

  /** The managed policies by ARN. */
  public Map<String, ManagedPolicy> attached() {
    return attached;
  }

  /** The policy that bounds what the others allow. */
  public Optional<ManagedPolicy> boundary() {
    return boundary;
  }

  /** Sets or takes away the boundary. */
  public void boundary(Optional<ManagedPolicy> policy) {
    boundary = policy;
  }

  /** Everything that may allow or deny, without the boundary. */
  public List<PolicyDocument> documents() {
    return Stream.concat(
            inline.values().stream(), attached.values().stream().map(ManagedPolicy::document))
        .toList();
  }

  /** The boundary's document in force. */
  public Optional<PolicyDocument> boundaryDocument() {
    return boundary.map(policy -> policy.document().as(PolicyKind.BOUNDARY));
  }

  /** Whether this policy hangs here, as a permission or as the boundary. */
  public boolean uses(ManagedPolicy policy) {
    return attached.containsKey(policy.arn()) || boundary.filter(policy::equals).isPresent();
  }
}
