package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.claim.ApprovalNote;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A profile as AWS gives it (GetProfile, ListTagsForResource).
 *
 * @param profile which one
 * @param name its name, which is not part of its ARN
 * @param enabled whether sessions may be issued
 * @param durationSeconds default and cap of a session's life
 * @param sessionPolicy the inline session policy, empty when it has none
 * @param acceptRoleSessionName whether a caller may choose the session's name
 * @param roles the roles it may issue for
 * @param managedPolicies further session policies by ARN
 * @param tags its tags
 */
public record ProfileState(
    ProfileArn profile,
    String name,
    boolean enabled,
    int durationSeconds,
    String sessionPolicy,
    boolean acceptRoleSessionName,
    List<RoleArn> roles,
    List<String> managedPolicies,
    SortedMap<String, String> tags) {

  public ProfileState {
    roles = List.copyOf(roles);
    managedPolicies = List.copyOf(managedPolicies);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /**
   * The profile without what its leases govern: another window may begin or end between a plan and
   * its execution, and that is no reason to ask its approvers again.
   */
  public ProfileState apartFromLeases() {
    SortedMap<String, String> others = new TreeMap<>(tags);
    others.remove(ApprovalNote.TAG);
    return new ProfileState(
        profile,
        name,
        false,
        durationSeconds,
        "",
        acceptRoleSessionName,
        roles,
        managedPolicies,
        others);
  }

  /** Whether it lets in exactly whom its leases want. */
  public boolean isAs(DesiredProfile desired) {
    return enabled == desired.enabled() && sessionPolicy.equals(desired.sessionPolicy());
  }
}
