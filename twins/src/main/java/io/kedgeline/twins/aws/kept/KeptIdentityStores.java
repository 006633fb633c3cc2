package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IdentityStore;
import java.util.Map;

/** Identity Center's users, groups and memberships. */
final class KeptIdentityStores {

  private KeptIdentityStores() {}

  static void write(AwsState state, ArrayNode into) {
    for (IdentityStore store : state.identityStores()) {
      ObjectNode node =
          into.addObject()
              .put("account", store.account())
              .put("region", store.region())
              .put("id", store.id());
      write(store.users(), node.putObject("users"));
      write(store.groups(), node.putObject("groups"));
      write(store.memberships(), node.putObject("memberships"));
    }
  }

  private static void write(Map<String, ObjectNode> objects, ObjectNode into) {
    objects.forEach((id, members) -> into.set(id, members.deepCopy()));
  }

  static void read(JsonNode node, AwsState state) throws DamagedStateException {
    IdentityStore store =
        IdentityStore.of(
            Members.text(node, "account"), Members.text(node, "region"), Members.text(node, "id"));
    read(node, "users", store.users());
    read(node, "groups", store.groups());
    read(node, "memberships", store.memberships());
    state.add(store);
  }

  private static void read(JsonNode node, String name, Map<String, ObjectNode> into)
      throws DamagedStateException {
    if (!(node.path(name) instanceof ObjectNode objects)) {
      throw new DamagedStateException(name + " is missing");
    }
    for (Map.Entry<String, JsonNode> object : objects.properties()) {
      if (!(object.getValue() instanceof ObjectNode members)) {
        throw new DamagedStateException(name + " has what is no object");
      }
      into.put(object.getKey(), members.deepCopy());
    }
  }
}
