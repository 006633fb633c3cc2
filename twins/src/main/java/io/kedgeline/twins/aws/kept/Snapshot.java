package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.iam.AwsManagedPolicies;
import io.kedgeline.twins.aws.state.AwsState;
import java.util.List;

/** Everything that the twin remembers, as one JSON object. */
public final class Snapshot {

  private static final String STORES = "identitystores";
  private static final String AUTHORITIES = "privateCas";
  private static final String BUCKETS = "buckets";

  private Snapshot() {}

  /** The state as it is now, secrets included. */
  public static ObjectNode of(AwsState state) {
    ObjectNode root = Json.object();
    Members.put(root, "accounts", state.accounts().all());
    Members.put(root, "aliases", state.accounts().aliases());
    KeptOrganizations.write(state, root.putArray("organizations"));
    var policies = root.putArray("policies");
    var roles = root.putArray("roles");
    var users = root.putArray("users");
    for (String account : state.accounts().all()) {
      KeptPolicies.write(state, account, policies);
      KeptIdentities.writeRoles(state, account, roles);
      KeptIdentities.writeUsers(state, account, users);
    }
    KeptKeys.write(state, root.putArray("keys"));
    KeptAnywhere.write(state, root.putArray("rolesanywhere"));
    KeptIdentityStores.write(state, root.putArray(STORES));
    KeptBuckets.write(state, root.putArray(BUCKETS));
    KeptPrivateCas.write(state, root.putArray(AUTHORITIES));
    return root;
  }

  /** The same for people: without secrets and tokens. */
  public static ObjectNode withoutSecrets(AwsState state) {
    ObjectNode root = of(state);
    root.path("keys").forEach(key -> ((ObjectNode) key).remove(List.of("secret", "token")));
    root.path(AUTHORITIES).forEach(ca -> ((ObjectNode) ca).remove(KeptPrivateCas.PRIVATE_KEY));
    return root;
  }

  /**
   * Sets the state to what a snapshot tells.
   *
   * @throws DamagedStateException when it is none; the state is then undefined
   */
  public static void restore(ObjectNode snapshot, AwsState state) throws DamagedStateException {
    state.clear();
    AwsManagedPolicies.all(state.now()).forEach(state::add);
    Members.texts(snapshot, "accounts").forEach(state.accounts()::add);
    state.accounts().aliases().putAll(Members.map(snapshot, "aliases"));
    each(snapshot, "policies", KeptPolicies::read, state);
    each(snapshot, "roles", KeptIdentities::readRole, state);
    each(snapshot, "users", KeptIdentities::readUser, state);
    each(snapshot, "organizations", KeptOrganizations::read, state);
    each(snapshot, "keys", KeptKeys::read, state);
    each(snapshot, "rolesanywhere", KeptAnywhere::read, state);
    eachIfKept(snapshot, STORES, KeptIdentityStores::read, state);
    eachIfKept(snapshot, BUCKETS, KeptBuckets::read, state);
    eachIfKept(snapshot, AUTHORITIES, KeptPrivateCas::read, state);
  }

  @FunctionalInterface
  private interface Reading {
    void read(JsonNode node, AwsState state) throws DamagedStateException;
  }

  /** What an earlier twin kept has none. */
  private static void eachIfKept(ObjectNode snapshot, String name, Reading reading, AwsState state)
      throws DamagedStateException {
    if (snapshot.has(name)) {
      each(snapshot, name, reading, state);
    }
  }

  private static void each(ObjectNode snapshot, String name, Reading reading, AwsState state)
      throws DamagedStateException {
    int index = 0;
    for (JsonNode node : Members.list(snapshot, name)) {
      try {
        reading.read(node, state);
      } catch (DamagedStateException damaged) {
        throw new DamagedStateException(name + "[" + index + "]: " + damaged.getMessage(), damaged);
      }
      index++;
    }
  }
}
