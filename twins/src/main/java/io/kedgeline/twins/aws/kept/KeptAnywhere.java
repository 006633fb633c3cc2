package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsState;

/** Roles Anywhere's objects. */
final class KeptAnywhere {

  private KeptAnywhere() {}

  static void write(AwsState state, ArrayNode into) {
    for (AnywhereObject object : state.anywhere()) {
      ObjectNode node =
          into.addObject()
              .put("kind", object.kind())
              .put("account", object.account())
              .put("region", object.region())
              .put("id", object.id());
      node.set("detail", object.detail().deepCopy());
      Members.put(node, "tags", object.tags());
      if (!object.untold().isEmpty()) {
        Members.put(node, "untold", object.untold());
      }
    }
  }

  static void read(JsonNode node, AwsState state) throws DamagedStateException {
    if (!(node.path("detail") instanceof ObjectNode detail)) {
      throw new DamagedStateException("detail is missing");
    }
    AnywhereObject object =
        AnywhereObject.of(
            Members.text(node, "kind"),
            Members.text(node, "account"),
            Members.text(node, "region"),
            Members.text(node, "id"),
            detail.deepCopy());
    object.tags().putAll(Members.map(node, "tags"));
    if (node.has("untold")) {
      object.untold().putAll(Members.map(node, "untold"));
    }
    state.add(object);
  }
}
