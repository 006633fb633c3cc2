package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.RequestContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What organisations say about a request (Organizations User Guide, "SCP evaluation" and "RCP
 * evaluation"). The management account and service-linked roles are bound by none of it.
 *
 * @param state where organisations are found
 */
public record Controls(AwsState state) {

  /** Of the services that resource control policies are for, those that are here. */
  private static final Set<String> GUARDED_SERVICES = Set.of("s3", "sts", "rolesanywhere");

  /** The service control policies on a caller, one list a level from the root down. */
  public List<List<PolicyDocument>> onCaller(Principal principal) {
    return serviceLinked(principal)
        ? List.of()
        : levels(PolicyType.SERVICE_CONTROL_POLICY, principal.account());
  }

  /** The resource control policies on what this caller does to a resource of an account. */
  public List<PolicyDocument> onResource(String account, String action, Principal principal) {
    return serviceLinked(principal) ? List.of() : onResource(account, action);
  }

  /** The resource control policies on what a service does to a role. */
  public List<PolicyDocument> onRole(IamRole role, String action) {
    return role.serviceLinked() ? List.of() : onResource(role.account(), action);
  }

  /** The resource control policies on what a service does to a resource of an account. */
  public List<PolicyDocument> onResource(String account, String action) {
    return GUARDED_SERVICES.contains(action.substring(0, action.indexOf(':')))
        ? levels(PolicyType.RESOURCE_CONTROL_POLICY, account).stream()
            .flatMap(List::stream)
            .toList()
        : List.of();
  }

  /** Adds the keys that tell where in an organisation an account stands. */
  public void describe(String account, String prefix, RequestContext.Builder context) {
    state
        .accounts()
        .organizationOf(account)
        .ifPresent(organization ->
            context
                .put("aws:" + prefix + "OrgID", organization.id())
                .putAll("aws:" + prefix + "OrgPaths", List.of(path(organization, account))));
  }

  private static String path(Organization organization, String account) {
    List<String> path = organization.path(account);
    return organization.id() + "/" + String.join("/", path.subList(0, path.size() - 1)) + "/";
  }

  private List<List<PolicyDocument>> levels(PolicyType type, String account) {
    Optional<Organization> bound =
        state
            .accounts()
            .organizationOf(account)
            .filter(organization ->
                organization.enabled().contains(type)
                    && !organization.management().equals(account));
    return bound
        .map(organization ->
            organization.path(account).stream()
                .map(target ->
                    organization.attached(type, target).stream()
                        .map(OrganizationPolicy::document)
                        .toList())
                .toList())
        .orElse(List.of());
  }

  private static boolean serviceLinked(Principal principal) {
    return principal instanceof Principal.Session session
        && session.session().role().serviceLinked();
  }
}
