package io.kedgeline.twins.aws.identitystore;

import io.kedgeline.twins.aws.front.JsonTarget;
import java.util.HashMap;
import java.util.Map;

/** Identity Center's directory, which is read here and changed by levers (API, 2020-06-15). */
public final class IdentityStoreApi {

  private IdentityStoreApi() {}

  /** All operations that there are here. */
  public static JsonTarget<?> operations() {
    Map<String, IdentityStoreOperation> operations = new HashMap<>();
    operations.putAll(Users.operations());
    operations.putAll(Groups.operations());
    operations.putAll(Memberships.operations());
    return new JsonTarget<>(
        "AWSIdentityStore.",
        operations,
        (operation, name, invocation, body) ->
            operation.perform(new IdentityStoreCall(name, invocation, body)));
  }
}
