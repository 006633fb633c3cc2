package io.kedgeline.domain.identity;

import java.util.List;
import java.util.Optional;

/**
 * An identity store, read whole.
 *
 * @param users everybody
 * @param groups all groups
 * @param memberships of the groups that were asked for
 */
public record StoreContent(
    List<StoreUser> users, List<StoreGroup> groups, List<Membership> memberships) {

  /**
   * Somebody in a group.
   *
   * @param group the group's id
   * @param user the user's id; absent when the member is no user
   */
  public record Membership(String group, Optional<String> user) {}

  public StoreContent {
    users = List.copyOf(users);
    groups = List.copyOf(groups);
    memberships = List.copyOf(memberships);
  }
}
