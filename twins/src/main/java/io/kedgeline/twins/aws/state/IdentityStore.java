package io.kedgeline.twins.aws.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A store of Identity Center. Users, groups and memberships are as they are told, but for the
 * store's id and their own.
 *
 * @param account the account that it belongs to
 * @param region where it is called
 * @param id {@code d-} and ten digits
 * @param users by id
 * @param groups by id
 * @param memberships by id; each names its group and its member
 */
public record IdentityStore(
    String account,
    String region,
    String id,
    SortedMap<String, ObjectNode> users,
    SortedMap<String, ObjectNode> groups,
    SortedMap<String, ObjectNode> memberships) {

  /** The member of a membership that names its group. */
  public static final String GROUP = "GroupId";

  /** The member of a membership that names who is in it. */
  public static final String MEMBER = "MemberId";

  /** The member of a member that names a user. */
  public static final String USER = "UserId";

  /** A store of nobody. */
  public static IdentityStore of(String account, String region, String id) {
    return new IdentityStore(
        account, region, id, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /** Its ARN. */
  public String arn() {
    return "arn:aws:identitystore::%s:identitystore/%s".formatted(account, id);
  }

  /** The ARN of an object in any store: the store is no part of it. */
  public static String arn(String kind, String objectId) {
    return "arn:aws:identitystore:::%s/%s".formatted(kind, objectId);
  }

  /** Whether this membership is of the group. */
  public static boolean ofGroup(ObjectNode membership, String group) {
    return membership.path(GROUP).asText("").equals(group);
  }

  /** Whether this membership is the user's. */
  public static boolean ofUser(ObjectNode membership, String user) {
    return membership.path(MEMBER).path(USER).asText("").equals(user);
  }
}
