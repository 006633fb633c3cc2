package io.kedgeline.twins.aws.identitystore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.IdentityStore;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who is in which group. */
final class Memberships {

  private static final String ALL = "membership/*";
  private static final int MOST_GROUPS = 100;

  private Memberships() {}

  static Map<String, IdentityStoreOperation> operations() {
    return Map.of(
        "ListGroupMemberships", Memberships::ofGroup,
        "ListGroupMembershipsForMember", Memberships::ofMember,
        "IsMemberInGroups", Memberships::isMember);
  }

  private static ObjectNode ofGroup(IdentityStoreCall call) {
    String group = call.objectId(IdentityStore.GROUP);
    IdentityStore store = call.allowed("group/" + group, ALL);
    Groups.found(store, group);
    return Page.of(
        call,
        "GroupMemberships",
        store.memberships(),
        membership -> IdentityStore.ofGroup(membership, group),
        (id, membership) -> told(store, id, membership));
  }

  private static ObjectNode ofMember(IdentityStoreCall call) {
    String user = call.member();
    IdentityStore store = call.allowed("user/" + user, ALL);
    Users.found(store, user);
    return Page.of(
        call,
        "GroupMemberships",
        store.memberships(),
        membership -> IdentityStore.ofUser(membership, user),
        (id, membership) -> told(store, id, membership));
  }

  private static ObjectNode isMember(IdentityStoreCall call) {
    String user = call.member();
    Set<String> groups = new LinkedHashSet<>();
    for (JsonNode group : call.body().path("GroupIds")) {
      groups.add(IdentityStoreCall.objectId(group, "GroupIds"));
    }
    if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
      throw IdentityStoreCall.invalid("GroupIds must hold 1 to " + MOST_GROUPS);
    }
    IdentityStore store = call.allowed("user/" + user, ALL);
    Users.found(store, user);
    groups.forEach(group -> Groups.found(store, group));
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("Results");
    for (String group : groups) {
      ObjectNode result = results.addObject().put(IdentityStore.GROUP, group);
      result.putObject(IdentityStore.MEMBER).put(IdentityStore.USER, user);
      result.put(
          "MembershipExists",
          store.memberships().values().stream()
              .anyMatch(
                  one -> IdentityStore.ofGroup(one, group) && IdentityStore.ofUser(one, user)));
    }
    return answer;
  }

  private static ObjectNode told(IdentityStore store, String id, ObjectNode membership) {
    return membership.deepCopy().put("IdentityStoreId", store.id()).put("MembershipId", id);
  }
}
