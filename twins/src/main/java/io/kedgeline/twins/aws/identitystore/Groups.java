package io.kedgeline.twins.aws.identitystore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.IdentityStore;
import java.util.Map;
import java.util.Optional;

/** Groups. */
final class Groups {

  private Groups() {}

  static Map<String, IdentityStoreOperation> operations() {
    return Map.of("ListGroups", Groups::list, "DescribeGroup", Groups::describe);
  }

  private static ObjectNode list(IdentityStoreCall call) {
    IdentityStore store = call.allowed("group/*");
    return Page.of(
        call,
        "Groups",
        store.groups(),
        Filter.of(call, "DisplayName"),
        (id, members) -> told(store, id, members));
  }

  private static ObjectNode describe(IdentityStoreCall call) {
    String id = call.objectId(IdentityStore.GROUP);
    IdentityStore store = call.allowed("group/" + id);
    return told(store, id, found(store, id));
  }

  static ObjectNode found(IdentityStore store, String id) {
    return Optional.ofNullable(store.groups().get(id))
        .orElseThrow(() -> IdentityStoreCall.missing("GROUP", id));
  }

  private static ObjectNode told(IdentityStore store, String id, ObjectNode members) {
    return members.deepCopy().put("IdentityStoreId", store.id()).put(IdentityStore.GROUP, id);
  }
}
