package io.kedgeline.twins.aws.identitystore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.IdentityStore;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Users. */
final class Users {

  private Users() {}

  static Map<String, IdentityStoreOperation> operations() {
    return Map.of(
        "ListUsers", Users::list, "DescribeUser", Users::describe, "GetUserId", Users::id);
  }

  private static ObjectNode list(IdentityStoreCall call) {
    IdentityStore store = call.allowed("user/*");
    return Page.of(
        call,
        "Users",
        store.users(),
        Filter.of(call, "UserName"),
        (id, members) -> told(store, id, members));
  }

  private static ObjectNode describe(IdentityStoreCall call) {
    String id = call.objectId("UserId");
    IdentityStore store = call.allowed("user/" + id);
    return told(store, id, found(store, id));
  }

  static ObjectNode found(IdentityStore store, String id) {
    return Optional.ofNullable(store.users().get(id))
        .orElseThrow(() -> IdentityStoreCall.missing("USER", id));
  }

  private static ObjectNode id(IdentityStoreCall call) {
    IdentityStore store = call.allowed("user/*");
    JsonNode identifier = IdentityStoreCall.part(call.body(), "AlternateIdentifier");
    if (identifier.size() != 1) {
      throw IdentityStoreCall.invalid("AlternateIdentifier must have one member");
    }
    Predicate<ObjectNode> wanted =
        identifier.has("ExternalId")
            ? known(identifier.path("ExternalId"))
            : unique(IdentityStoreCall.part(identifier, "UniqueAttribute"));
    return store.users().entrySet().stream()
        .filter(user -> wanted.test(user.getValue()))
        .findFirst()
        .map(user -> Json.object().put("IdentityStoreId", store.id()).put("UserId", user.getKey()))
        .orElseThrow(() -> IdentityStoreCall.missing("USER", ""));
  }

  private static Predicate<ObjectNode> known(JsonNode external) {
    String issuer = IdentityStoreCall.text(external, "Issuer");
    String id = IdentityStoreCall.text(external, "Id");
    return members -> {
      for (JsonNode one : members.path("ExternalIds")) {
        if (one.path("Issuer").asText("").equals(issuer) && one.path("Id").asText("").equals(id)) {
          return true;
        }
      }
      return false;
    };
  }

  private static Predicate<ObjectNode> unique(JsonNode attribute) {
    String value = IdentityStoreCall.text(attribute, "AttributeValue");
    return switch (IdentityStoreCall.text(attribute, "AttributePath")) {
      case "userName" -> members -> members.path("UserName").asText("").equals(value);
      case "emails.value" ->
          members -> members.path("Emails").findValuesAsText("Value").contains(value);
      default -> throw IdentityStoreCall.invalid("AttributePath must be userName or emails.value");
    };
  }

  private static ObjectNode told(IdentityStore store, String id, ObjectNode members) {
    return members.deepCopy().put("IdentityStoreId", store.id()).put("UserId", id);
  }
}
