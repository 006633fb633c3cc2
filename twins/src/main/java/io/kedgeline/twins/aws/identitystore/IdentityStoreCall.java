package io.kedgeline.twins.aws.identitystore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.IdentityStore;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One call of the identity store.
 *
 * @param operation its name
 * @param invocation who calls
 * @param body its members
 */
record IdentityStoreCall(String operation, Invocation invocation, ObjectNode body) {

  private static final String UUID =
      "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";
  private static final Pattern STORE = Pattern.compile("d-[0-9a-f]{10}|" + UUID);
  private static final Pattern OBJECT = Pattern.compile("([0-9a-f]{10}-|)" + UUID);

  /**
   * The store that the call names, if the caller may do this on it and on each of these objects
   * (Service Authorization Reference, "AWS Identity Store"). Which objects each operation asks for
   * is not settled: here it is all that it touches. A store of another account is none; delegation
   * is not in this twin.
   *
   * @param objects such as {@code user/*}
   */
  IdentityStore allowed(String... objects) {
    String id = text(body, "IdentityStoreId", STORE);
    allow("arn:aws:identitystore::%s:identitystore/%s".formatted(invocation.account(), id));
    for (String object : objects) {
      allow("arn:aws:identitystore:::" + object);
    }
    return invocation.state().identityStores().stream()
        .filter(store ->
            store.id().equals(id)
                && store.account().equals(invocation.account())
                && store.region().equals(invocation.region()))
        .findFirst()
        .orElseThrow(() -> missing("IDENTITY_STORE", id));
  }

  private void allow(String arn) {
    invocation
        .judge()
        .require(
            "identitystore:" + operation,
            arn,
            invocation.account(),
            invocation.judge().context().build(),
            "AccessDeniedException");
  }

  /** The id of a user or a group, which this member of the body must be. */
  String objectId(String name) {
    return text(body, name, OBJECT);
  }

  /** The user that the call names as a member. */
  String member() {
    return text(part(body, "MemberId"), "UserId", OBJECT);
  }

  /** The id that an element of a list must be. */
  static String objectId(JsonNode element, String name) {
    String id = element.asText("");
    if (!OBJECT.matcher(id).matches()) {
      throw invalid(name + " does not match the required pattern");
    }
    return id;
  }

  static JsonNode part(JsonNode of, String name) {
    if (!of.path(name).isObject()) {
      throw invalid(name + " is required");
    }
    return of.path(name);
  }

  static String text(JsonNode of, String name) {
    return Optional.of(of.path(name))
        .filter(JsonNode::isTextual)
        .map(node -> node.asText(""))
        .orElseThrow(() -> invalid(name + " is required"));
  }

  private static String text(JsonNode of, String name, Pattern shape) {
    String text = text(of, name);
    if (!shape.matcher(text).matches()) {
      throw invalid(name + " does not match the required pattern");
    }
    return text;
  }

  static AwsError invalid(String message) {
    return AwsError.validation(message);
  }

  static AwsError missing(String kind, String id) {
    return new AwsError(400, "ResourceNotFoundException", kind + " not found.")
        .with("ResourceType", kind)
        .with("ResourceId", id);
  }
}
