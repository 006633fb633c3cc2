package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Optional;

/**
 * Every policy that may bear on a request.
 *
 * @param identity the caller's own policies
 * @param boundary its permissions boundary
 * @param session the session policies that its session was issued with
 * @param resource the policy of what is asked on
 * @param resourceAccount the account of what is asked on
 * @param serviceControl the organisation's policies, one list a level from the root down; none at
 *     all outside an organisation
 * @param resourceControl the organisation's policies on the resource's side
 */
public record PolicyLayers(
    List<PolicyDocument> identity,
    Optional<PolicyDocument> boundary,
    Optional<List<PolicyDocument>> session,
    Optional<PolicyDocument> resource,
    String resourceAccount,
    List<List<PolicyDocument>> serviceControl,
    List<PolicyDocument> resourceControl) {

  public PolicyLayers {
    identity = List.copyOf(identity);
    session = session.map(List::copyOf);
    serviceControl = List.copyOf(serviceControl);
    resourceControl = List.copyOf(resourceControl);
  }

  /** Identity policies alone, on a resource of this account. */
  public static PolicyLayers of(List<PolicyDocument> identity, String resourceAccount) {
    return new PolicyLayers(
        identity,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        resourceAccount,
        List.of(),
        List.of());
  }

  /** The same with a boundary. */
  public PolicyLayers boundedBy(Optional<PolicyDocument> policy) {
    return new PolicyLayers(
        identity, policy, session, resource, resourceAccount, serviceControl, resourceControl);
  }

  /** The same for a session that was issued with these policies. */
  public PolicyLayers inSession(List<PolicyDocument> policies) {
    return new PolicyLayers(
        identity,
        boundary,
        policies.isEmpty() ? Optional.empty() : Optional.of(policies),
        resource,
        resourceAccount,
        serviceControl,
        resourceControl);
  }

  /** The same on a resource with a policy of its own. */
  public PolicyLayers on(PolicyDocument policy) {
    return new PolicyLayers(
        identity,
        boundary,
        session,
        Optional.of(policy),
        resourceAccount,
        serviceControl,
        resourceControl);
  }

  /** The same within an organisation. */
  public PolicyLayers within(List<List<PolicyDocument>> controls, List<PolicyDocument> resources) {
    return new PolicyLayers(
        identity, boundary, session, resource, resourceAccount, controls, resources);
  }
}
