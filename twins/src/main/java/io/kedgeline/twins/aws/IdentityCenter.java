package io.kedgeline.twins.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IdentityStore;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a company's administrators and its SCIM client do to one identity store. AWS keeps names and
 * addresses apart; this does not, so that a directory can contradict itself.
 */
public final class IdentityCenter {

  private final AwsState state;
  private final Runnable keep;
  private final String id;

  private IdentityCenter(AwsState state, Runnable keep, String id) {
    this.state = state;
    this.keep = keep;
    this.id = id;
  }

  static IdentityCenter of(AwsState state, Runnable keep, String account, String region) {
    synchronized (state) {
      Optional<IdentityStore> there =
          state.identityStores().stream()
              .filter(one -> one.account().equals(account) && one.region().equals(region))
              .findFirst();
      IdentityStore store =
          there.orElseGet(() -> IdentityStore.of(account, region, state.newStoreId()));
      if (there.isEmpty()) {
        state.add(store);
        keep.run();
      }
      return new IdentityCenter(state, keep, store.id());
    }
  }

  /** The store's id. */
  public String id() {
    return id;
  }

  /** Makes a user, and gives their id. */
  public String add(DirectoryUser user) {
    return change(store -> added(store.users(), user.members()));
  }

  /** Puts this in place of all that was told of a user. */
  public void put(String user, DirectoryUser becomes) {
    use(store -> store.users().put(user, becomes.members()));
  }

  /** Disables a user. */
  public void disable(String user) {
    use(store -> there(store.users(), user).put("UserStatus", "DISABLED"));
  }

  /** Enables a user. */
  public void enable(String user) {
    use(store -> there(store.users(), user).put("UserStatus", "ENABLED"));
  }

  /** Deletes a user, with all their memberships. */
  public void deleteUser(String user) {
    use(store -> {
      store.users().remove(user);
      store.memberships().values().removeIf(one -> IdentityStore.ofUser(one, user));
    });
  }

  /** Makes a group, and gives its id. */
  public String addGroup(String displayName) {
    return change(store -> added(store.groups(), Json.object().put("DisplayName", displayName)));
  }

  /** Makes a group whose name is not told, and gives its id. */
  public String addNamelessGroup() {
    return change(store -> added(store.groups(), Json.object()));
  }

  /** Gives a group another name. */
  public void rename(String group, String displayName) {
    use(store -> there(store.groups(), group).put("DisplayName", displayName));
  }

  /** Deletes a group, with all its memberships. */
  public void deleteGroup(String group) {
    use(store -> {
      store.groups().remove(group);
      store.memberships().values().removeIf(one -> IdentityStore.ofGroup(one, group));
    });
  }

  /** Puts a user into a group. */
  public void join(String group, String user) {
    joinAs(group, IdentityStore.USER, user);
  }

  /** Puts something else into a group, such as another group: AWS knows no such member yet. */
  public void joinAs(String group, String kind, String member) {
    use(store -> {
      ObjectNode membership = Json.object().put(IdentityStore.GROUP, group);
      membership.putObject(IdentityStore.MEMBER).put(kind, member);
      added(store.memberships(), membership);
    });
  }

  /** Takes a user out of a group. */
  public void leave(String group, String user) {
    use(store ->
        store
            .memberships()
            .values()
            .removeIf(one -> IdentityStore.ofGroup(one, group) && IdentityStore.ofUser(one, user)));
  }

  private static ObjectNode there(SortedMap<String, ObjectNode> objects, String object) {
    return Optional.ofNullable(objects.get(object))
        .orElseThrow(() -> new IllegalArgumentException("there is no " + object));
  }

  private String added(SortedMap<String, ObjectNode> objects, ObjectNode members) {
    String fresh = id.substring(2) + "-" + state.newUuid();
    objects.put(fresh, members);
    return fresh;
  }

  private void use(Consumer<IdentityStore> work) {
    var unused =
        change(store -> {
          work.accept(store);
          return store;
        });
  }

  private <T> T change(Function<IdentityStore, T> work) {
    synchronized (state) {
      IdentityStore store =
          state.identityStores().stream()
              .filter(one -> one.id().equals(id))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("a reset forgot the store " + id));
      T result = work.apply(store);
      keep.run();
      return result;
    }
  }
}
